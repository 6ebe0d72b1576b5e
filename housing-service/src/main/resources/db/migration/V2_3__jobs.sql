-- Jobs of referrals as they stand on homeward.referral (data, without its version), and what lists are filtered by;
-- due_at is far ahead where nothing is due. They are forgotten with their referral.
create table job (
    id          uuid primary key,
    referral    uuid        not null references referral on delete cascade,
    stay        text        not null,
    trust       text        not null,
    kind        text        not null,
    supplier    text        not null,
    status      text        not null,
    is_over     boolean     not null,
    due_at      timestamptz not null,
    data        text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null
) with (fillfactor = 70);

create index job_of_referral on job (referral);
create index job_of_stay on job (stay);
create index job_of_trust on job (trust, due_at, id);
create index job_of_supplier on job (supplier, due_at, id);
create index job_by_due on job (due_at, id);

-- What was done with a job.
create table job_version (
    job         uuid        not null references job on delete cascade,
    version     bigint      not null,
    what        text        not null,
    by_whom     text        not null,
    recorded_at timestamptz not null,
    primary key (job, version)
);
