-- What packages of care have to know of a stay. The row is locked while anything of its stay or its packages changes for
-- the stay's sake.
create table care_stay (
    stay        text primary key,
    trust       text        not null,
    person      text,
    presence    text        not null,
    meets_again boolean     not null default false,
    merged_into text,
    admitted_at timestamptz
) with (fillfactor = 70);

create index care_stay_of_person on care_stay (person) where person is not null;

-- Providers as capacity-service tells of them; areas holds those of contracts too.
create table care_provider (
    id          text primary key,
    version     bigint      not null,
    areas       text[]      not null,
    data        text        not null
);

create index care_provider_in_area on care_provider using gin (areas);

-- Packages of care. Every change locks the row. due_at is when time alone changes it: the offers' deadline, the last
-- visit of a notice, the limit of a pause. data is the package without its offers.
create table package_of_care (
    id          uuid primary key,
    stay        text        not null,
    trust       text        not null,
    service     text        not null,
    area        text        not null,
    status      text        not null,
    sourcing    text,
    provider    text,
    due_at      timestamptz,
    requested_at timestamptz not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    data        text        not null
) with (fillfactor = 70);

create index package_of_stay on package_of_care (stay);
create index package_due on package_of_care (due_at) where due_at is not null;
create index package_waiting on package_of_care (area, service) where sourcing in ('requested', 'unsourced');
create index package_by_status on package_of_care (status, trust, id);
create index package_of_trust on package_of_care (trust, id);
create index package_of_provider on package_of_care (provider, id) where provider is not null;

create table package_offer (
    id          uuid primary key,
    package     uuid        not null references package_of_care,
    place       integer     not null,
    round       integer     not null,
    provider    text        not null,
    tier        integer     not null,
    status      text        not null,
    sent_at     timestamptz not null,
    deadline    timestamptz not null,
    answered_at timestamptz,
    reason      text,
    unique (package, place)
) with (fillfactor = 70);

-- One accepted offer in a search, whatever the code above does.
create unique index package_offer_accepted on package_offer (package, round) where status = 'accepted';
create index package_offer_of_provider on package_offer (provider, id);
create index package_offer_open on package_offer (provider, deadline) where status in ('sent', 'viewed');

-- Reviews: what was needed before and after, in minutes a week.
create table package_review (
    id           uuid primary key,
    package      uuid        not null references package_of_care,
    care_before  integer     not null,
    care_after   integer     not null,
    staff_before integer     not null,
    staff_after  integer     not null,
    reviewed_by  text        not null,
    recorded_at  timestamptz not null
);

create index package_review_of_package on package_review (package, recorded_at);
