create extension if not exists btree_gist;

-- Step-down flats: data is the whole of what was declared, the other columns what searches look for. closed holds the
-- nights out of service. Whoever books, or changes a booking, locks the row of the flat.
create table flat (
    id             text primary key,
    owner          text           not null,
    area           text           not null,
    features       text[]         not null,
    max_nights     integer        not null,
    weekly_rate    numeric,
    available_from date           not null,
    closed         datemultirange not null,
    data           text           not null,
    version        bigint         not null,
    recorded_at    timestamptz    not null
) with (fillfactor = 70);

create index flat_by_features on flat using gin (features);

-- Bookings: nights are those that nobody else can have, none once it is cancelled; until is the day that was agreed.
create table booking (
    id          uuid primary key,
    flat        text        not null references flat,
    stay        text        not null,
    trust       text        not null,
    status      text        not null,
    nights      daterange   not null,
    until       date        not null,
    data        text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    -- Nobody has a night that another has, whatever the code above does.
    constraint booking_never_overlaps exclude using gist (flat with =, nights with &&)
) with (fillfactor = 70);

create index booking_open on booking (flat) where status in ('booked', 'arrived');
create index booking_there on booking (until) where status = 'arrived';
create index booking_by_nights on booking using gist (nights);
create index booking_of_stay on booking (stay);
create index booking_of_trust on booking (trust, id);
create index booking_over on booking (recorded_at) where status in ('left', 'cancelled');
