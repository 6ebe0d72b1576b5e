-- The stays that admission-service told of, as they are now; into_stay is where a merged one went on.
create table stay (
    id            text primary key,
    trust         text        not null,
    patient       text,
    into_stay     text,
    status        text        not null,
    admitted_at   timestamptz,
    discharged_at timestamptz,
    version       bigint      not null,
    recorded_at   timestamptz not null
) with (fillfactor = 70);

create index stay_over on stay (recorded_at) where discharged_at is not null or into_stay is not null or status = 'cancelled';

-- Housing referrals as they stand on homeward.referral (data, without its version), and what lists are filtered by.
-- No name, contact detail or word about the person is in here; due_at is far ahead where nothing is due.
create table referral (
    id          uuid primary key,
    stay        text        not null,
    trust       text        not null,
    type        text        not null,
    status      text        not null,
    is_over     boolean     not null,
    authority   text,
    sent_at     timestamptz,
    due_at      timestamptz not null,
    data        text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null
) with (fillfactor = 70);

create index referral_of_authority on referral (authority, due_at, id) where sent_at is not null;
create index referral_of_trust on referral (trust, due_at, id);
create index referral_by_due on referral (due_at, id);
create index referral_of_stay on referral (stay);
create index referral_over on referral (recorded_at) where is_over;

-- What was done with a referral, without a word about the person.
create table referral_version (
    referral    uuid        not null references referral on delete cascade,
    version     bigint      not null,
    what        text        not null,
    status      text        not null,
    by_whom     text        not null,
    recorded_at timestamptz not null,
    primary key (referral, version)
);

-- Who the person is and how to reach them: here alone, while there is consent, and erased with it.
create table referral_contact (
    referral    uuid primary key references referral on delete cascade,
    details     text        not null
);

-- Per partition: recorded time up to which admission-service's events are applied here.
create table watermark (
    partition   integer primary key,
    known_at    timestamptz not null
) with (fillfactor = 50);
