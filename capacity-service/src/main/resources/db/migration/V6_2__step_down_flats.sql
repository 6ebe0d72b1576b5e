-- What housing-service says of step-down flats: every version that came, late ones too, without whose a flat is.
create table step_down_flat_history (
    flat        text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    data        bytea       not null,
    primary key (flat, version)
);

create index step_down_flat_history_recorded on step_down_flat_history (recorded_at);

-- The records of flats as they stand on homeward.capacity; data is what is published, without its version. A row is
-- locked while anything of its flat changes.
create table flat_record (
    flat        text primary key,
    version     bigint      not null,
    recorded_at timestamptz not null,
    data        text        not null
) with (fillfactor = 70);

-- Per partition of homeward.referral: recorded time up to which its events are applied here.
create table flat_watermark (
    partition   integer primary key,
    known_at    timestamptz not null
) with (fillfactor = 50);
