-- Tasks of a stay. named_stay is the stay that was named, stay the one that it is part of now. What the service raises has
-- a cause: one row each, whatever happens. Nobody sees a task before opens_at.
create table task (
    id          uuid primary key,
    named_stay  text        not null,
    stay        text        not null,
    trust       text        not null,
    kind        text        not null,
    title       text        not null,
    owner       text,
    team        text,
    opens_at    timestamptz not null,
    due_at      timestamptz not null,
    status      text        not null,
    cause       text unique,
    subject     text,
    created_by  text        not null,
    created_at  timestamptz not null,
    closed_by   text,
    closed_at   timestamptz,
    note        text,
    version     bigint      not null,
    recorded_at timestamptz not null
) with (fillfactor = 70);

create index task_open on task (trust, due_at, id) where status = 'open';
create index task_by_due on task (due_at, id);
create index task_of_trust on task (trust, due_at, id);
create index task_of_stay on task (stay, status);
create index task_of_named_stay on task (named_stay);
create index task_of_owner on task (owner, due_at, id) where owner is not null;
create index task_of_subject on task (subject) where subject is not null and status = 'open';

-- Every version of a task: who did what with it.
create table task_version (
    task        uuid        not null references task on delete cascade,
    version     bigint      not null,
    recorded_at timestamptz not null,
    what        text        not null,
    by_whom     text        not null,
    owner       text,
    team        text,
    due_at      timestamptz not null,
    note        text,
    primary key (task, version)
);
