-- What a command with an Idempotency-Key was answered. The row is written in the command's own transaction.
create table idempotency (
    key          text        not null,
    caller       text        not null,
    path         text        not null,
    request_hash bytea       not null,
    status       integer,
    body         text,
    location     text,
    created_at   timestamptz not null default clock_timestamp(),
    primary key (caller, path, key)
);

create index idempotency_created_at on idempotency (created_at);
