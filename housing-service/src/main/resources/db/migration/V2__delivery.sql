-- What is sent to authorities that want to be told: a referral, or that one was withdrawn. The receiver takes an id once.
-- next_at lies ahead while somebody is sending, so that another replica takes over if that one dies.
create table delivery (
    id          uuid primary key,
    referral    uuid        not null references referral on delete cascade,
    kind        text        not null,
    authority   text        not null,
    status      text        not null,
    attempts    integer     not null default 0,
    begun_at    timestamptz not null,
    next_at     timestamptz not null
) with (fillfactor = 70);

create index delivery_waiting on delivery (next_at) where status = 'waiting';
create index delivery_stuck on delivery (authority) where status = 'stuck';
create index delivery_of_referral on delivery (referral);

-- Every attempt; one without an outcome was cut short, and the authority may have taken what was sent.
create table delivery_attempt (
    delivery    uuid        not null references delivery on delete cascade,
    number      integer     not null,
    begun_at    timestamptz not null,
    outcome     text,
    primary key (delivery, number)
);
