-- What admission-service says of stays. History keeps every version that came, late ones too.
create table stay (
    id          text primary key,
    trust       text        not null,
    version     bigint      not null default 0,
    is_over     boolean     not null default false
);

create table stay_history (
    stay        text        not null,
    version     bigint      not null,
    trust       text        not null,
    recorded_at timestamptz not null,
    data        bytea       not null,
    primary key (stay, version)
);

create index stay_history_recorded_at on stay_history (recorded_at);

-- Where patients were, are and are expected (since, until), as believed from known_from until known_until. Derived from
-- stay_history alone. The target is the bed's id, or site/ward for a patient without a bed.
create table occupancy (
    id          bigint generated always as identity primary key,
    stay        text        not null,
    trust       text        not null,
    kind        text        not null check (kind in ('PRESENT', 'ON_LEAVE', 'EXPECTED')),
    place       text        not null,
    target      text        not null,
    arrived     timestamptz not null,
    since       timestamptz not null,
    until       timestamptz,
    vacates     boolean     not null,
    event       text,
    expected_at timestamptz,
    known_from  timestamptz not null,
    source      text        not null,
    known_until timestamptz,
    ended_by    text
);

create index occupancy_of_stay on occupancy (stay);
create index occupancy_believed on occupancy (target) where known_until is null;
create index occupancy_known_from on occupancy (target, known_from);
create index occupancy_known_until on occupancy (target, known_until) where known_until is not null;

-- The link state of each patient, whole, by version.
create table patient_link (
    patient     text primary key,
    trust       text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    data        bytea       not null
);

-- What feeds (A20, sequence = version of the event) and callers said about beds.
create table bed_status (
    id          uuid primary key,
    bed         text        not null,
    trust       text        not null,
    said        text        not null,
    from_at     timestamptz not null,
    until_at    timestamptz,
    detail      text,
    sequence    bigint      not null,
    recorded_at timestamptz not null,
    source      text        not null
);

create index bed_status_of_bed on bed_status (bed, from_at);

-- The estate: every document that a site ever had, and its current beds and wards taken apart.
create table estate (
    site        text primary key,
    trust       text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null
);

create table estate_version (
    site        text        not null,
    version     bigint      not null,
    trust       text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    document    text        not null,
    primary key (site, version)
);

create table estate_bed (
    bed         text primary key,
    site        text        not null,
    trust       text        not null,
    kind        text,
    single_room boolean,
    sex         text,
    specialty   text,
    staffed     boolean,
    cleaning    boolean     not null,
    removed     boolean     not null default false,
    declared_at timestamptz not null
);

create index estate_bed_of_site on estate_bed (site);

create table estate_ward (
    ward        text primary key,
    site        text        not null,
    trust       text        not null,
    name        text,
    specialty   text,
    removed     boolean     not null default false,
    declared_at timestamptz not null
);

create index estate_ward_of_site on estate_ward (site);

create table hold (
    id          uuid primary key,
    bed         text        not null,
    trust       text        not null,
    stay        text,
    purpose     text,
    held_by     text        not null,
    from_at     timestamptz not null,
    until_at    timestamptz not null,
    recorded_at timestamptz not null,
    ended_at    timestamptz,
    ended_recorded_at timestamptz,
    end_reason  text,
    check ((stay is null) <> (purpose is null)),
    check (until_at > from_at)
);

-- One live hold a bed, whatever the code above does (R25).
create unique index hold_live on hold (bed) where ended_at is null;
create index hold_of_stay on hold (stay) where ended_at is null;
create index hold_due on hold (until_at) where ended_at is null;
create index hold_of_bed on hold (bed, recorded_at);
create index hold_of_trust on hold (trust, from_at);

-- The records of beds and wards as they stand on homeward.capacity; data is what is published, without its version.
create table live_view (
    target      text primary key,
    is_bed      boolean     not null generated always as (target like '%/%/%/%') stored,
    trust       text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    data        text        not null
) with (fillfactor = 70);

-- Per partition: recorded time up to which admission-service's events are applied here.
create table watermark (
    partition   integer primary key,
    known_at    timestamptz not null
) with (fillfactor = 50);
