-- Providers of care. A row is locked while anything of its provider changes; changes_at is the next instant at which one
-- of its figures changes by itself.
create table provider (
    id          text primary key,
    version     bigint      not null default 0,
    changes_at  timestamptz
) with (fillfactor = 70);

create index provider_due on provider (changes_at) where changes_at is not null;

-- Every document that a provider ever had.
create table provider_version (
    provider    text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    document    text        not null,
    primary key (provider, version)
);

-- Everything that was ever declared. Amounts are hundredths of a staff hour a week, or of a place; without an amount the
-- line is no longer offered.
create table declaration (
    id             uuid primary key,
    provider       text        not null,
    area           text        not null,
    service        text        not null,
    amount         bigint,
    double_handed  bigint,
    slots          text,
    can_accept     text,
    earliest_start date,
    valid_until    timestamptz,
    maximum_capacity integer,
    occupied       integer,
    reserved       integer,
    declared_at    timestamptz not null,
    recorded_at    timestamptz not null,
    source         text        not null
);

create index declaration_of_line on declaration (provider, area, service, declared_at);

-- What discharge-service says of packages: every version that came, late ones too, and the commitments of the newest.
create table care_package (
    id          text primary key,
    version     bigint      not null default 0
);

create table care_package_history (
    package     text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    providers   text[]      not null,
    data        bytea       not null,
    primary key (package, version)
);

create index care_package_history_of_provider on care_package_history using gin (providers);

create table commitment (
    package       text        not null,
    ordinal       integer     not null,
    provider      text        not null,
    area          text        not null,
    service       text        not null,
    amount        bigint      not null,
    double_handed bigint      not null,
    slots         text        not null,
    accepted_at   timestamptz not null,
    ended_at      timestamptz,
    paused_at     timestamptz,
    recorded_at   timestamptz not null,
    primary key (package, ordinal)
);

create index commitment_of_provider on commitment (provider, ended_at);

-- Hours and places that are kept for somebody.
create table capacity_hold (
    id          uuid primary key,
    provider    text        not null,
    area        text        not null,
    service     text        not null,
    amount      bigint      not null check (amount > 0),
    purpose     text        not null,
    held_by     text        not null,
    from_at     timestamptz not null,
    until_at    timestamptz not null,
    recorded_at timestamptz not null,
    ended_at    timestamptz,
    check (until_at > from_at)
);

create index capacity_hold_of_provider on capacity_hold (provider, until_at);

-- The records of providers and their lines as they stand on homeward.capacity; data is what is published, without its
-- version.
create table care_record (
    key         text primary key,
    provider    text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    data        text        not null
) with (fillfactor = 70);

create index care_record_of_provider on care_record (provider);

-- Per partition of homeward.package-of-care: recorded time up to which its events are applied here.
create table care_watermark (
    partition   integer primary key,
    known_at    timestamptz not null
) with (fillfactor = 50);
