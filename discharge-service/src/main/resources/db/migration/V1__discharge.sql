-- The stays that admission-service told of; into_stay is where a merged one went on.
create table stay (
    id          text primary key,
    trust       text        not null,
    patient     text,
    into_stay   text,
    version     bigint      not null default 0
);

create index stay_merged on stay (into_stay) where into_stay is not null;
create index stay_of_patient on stay (patient);

-- Every version of a stay that came, late ones too: what was known when.
create table stay_history (
    stay        text        not null,
    version     bigint      not null,
    trust       text        not null,
    recorded_at timestamptz not null,
    data        bytea       not null,
    primary key (stay, version)
);

create index stay_history_recorded_at on stay_history (recorded_at);

-- What people and feeds said about discharges. Nothing is ever changed or removed here while its stay is kept.
create table case_fact (
    id          uuid primary key,
    stay        text        not null,
    kind        text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    source      text        not null,
    data        text        not null
);

create index case_fact_of_stay on case_fact (stay, occurred_at);

-- The cases as they stand on homeward.medically-fit (data, without its version), and what worklists are filtered by.
create table discharge_case (
    stay          text primary key,
    trust         text        not null,
    version       bigint      not null,
    recorded_at   timestamptz not null,
    data          text        not null,
    is_open       boolean     not null default false,
    site          text,
    ward          text,
    place         text,
    admitted_at   timestamptz,
    ready_since   timestamptz,
    pathway       integer,
    reasons       text[]      not null default '{}',
    owners        text[]      not null default '{}',
    claimed_by    text,
    claimed_at    timestamptz
) with (fillfactor = 70);

create index discharge_case_fit on discharge_case (trust, ready_since, stay) where is_open and ready_since is not null;
create index discharge_case_open on discharge_case (trust, admitted_at, stay) where is_open;

-- Per partition: recorded time up to which admission-service's events are applied here.
create table watermark (
    partition   integer primary key,
    known_at    timestamptz not null
) with (fillfactor = 50);
