-- Events that are committed with the state they tell of and are not yet confirmed by the broker. The relay reads the
-- rows in the order of id and deletes them once they are confirmed; the table is nearly empty almost always.
create table outbox (
    id          bigserial primary key,
    topic       text        not null,
    key         text        not null,
    shard_key   text        not null,
    type        text        not null,
    source      text        not null,
    event_id    text        not null,
    subject     text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    version     bigint      not null,
    traceparent text,
    data        bytea       not null,
    created_at  timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, toast_tuple_target = 8160);

-- Compressing data that lives for milliseconds costs more than it saves.
alter table outbox alter column data set storage external;

-- Who relays, whether the one before left cleanly, and who asked for the topic's heads to be compared.
create table relay (
    topic              text primary key,
    holder             uuid        not null,
    held_since         timestamptz not null,
    left_cleanly       boolean     not null,
    heads_requested_at timestamptz,
    heads_compared_at  timestamptz
);
