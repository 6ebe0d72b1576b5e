-- Every message as it came. Bytes stay bytes: text columns hold cleaned values only (PostgreSQL text refuses NUL).
create sequence message_id increment by 1000;
create table message (
    id bigint primary key,
    format text not null,                -- hl7, event
    sender text not null,                -- MSH-3|MSH-4, or the source of an event
    control_id text not null,            -- MSH-10 or the event's id; empty if there was none
    digest bytea not null,               -- SHA-256 of the bytes
    uses_id boolean not null,            -- false: refused, or other bytes under a used id; takes no control id
    received_at timestamptz not null,
    sent_at timestamptz,
    trigger text,
    trust text,
    outcome text not null,               -- accepted, no-effect, parked, conflict, refused
    reason text,                         -- a code, never a value of the message
    raw bytea not null
);
create unique index message_by_id on message (sender, control_id) where uses_id;
create unique index message_conflict on message (sender, control_id, digest) where outcome = 'conflict';
create index message_parked on message (id) where outcome in ('parked', 'conflict');
create index message_received on message (received_at);

-- A ledger: the facts that can touch each other. It only grows; joined into another it leaves a pointer behind.
create sequence ledger_id increment by 1000;
create table ledger (
    id bigint primary key,
    into_ledger bigint
) with (fillfactor = 70);

-- Which ledger a patient number (P) or visit number (V) belongs to, and who is behind a patient number.
create table identifier (
    trust text not null,
    kind "char" not null,
    number text not null,
    ledger bigint not null,
    person uuid,                         -- P only: the random id that leaves this service
    nhs_number text,                     -- never a key: two patients may have the same
    identity bytea,                      -- names, birth date: JSON, stays in this service
    primary key (trust, kind, number)
) with (fillfactor = 80);
create index identifier_ledger on identifier (ledger);
create unique index identifier_person on identifier (person) where person is not null;
create index identifier_nhs on identifier (trust, nhs_number) where nhs_number is not null;

create table fact (
    message bigint not null,
    part smallint not null,
    ledger bigint not null,
    patient text,
    stay text,                           -- where the fold put it
    placed boolean not null,             -- false: "which stay?"
    data bytea not null,
    primary key (ledger, message, part)
) with (fillfactor = 80);
create index fact_message on fact (message);

create table stay (
    id text primary key,
    ledger bigint not null,
    trust text not null,
    status text not null,
    site text,
    ward text,
    version bigint not null,
    recorded_at timestamptz not null,
    event_type text not null,
    event_source text not null,
    occurred_at timestamptz not null,
    state bytea not null                 -- the event's data without source, version and recordedAt
) with (fillfactor = 70);
create index stay_ledger on stay (ledger);
create index stay_place on stay (trust, site, ward);

-- Last event of every other key on the topic: link states, bed statuses, swaps.
create table head (
    key text primary key,
    trust text not null,
    subject text not null,
    version bigint not null,
    recorded_at timestamptz not null,
    event_type text not null,
    event_source text not null,
    occurred_at timestamptz not null,
    state bytea not null,                -- without source, version and recordedAt
    basis bytea                          -- what a bed's status follows from, to compare later ones with
);
