-- What schemes are measured by. What was heard of stays before this has neither: they count as inpatients, and as alive.
alter table stay add column died boolean not null default false;
alter table stay add column patient_class text;
create index stay_of_patient on stay (patient) where patient is not null;
create index stay_left on stay (discharged_at, id) where discharged_at is not null;

-- Patients that are the same person as another, who has survived: the whole link state of each.
create table person_links (
    survivor    text primary key,
    version     bigint      not null,
    recorded_at timestamptz not null
);

create index person_links_recorded on person_links (recorded_at);

create table person_link (
    survivor    text        not null references person_links on delete cascade,
    patient     text        not null,
    primary key (survivor, patient)
);

create index person_link_of_patient on person_link (patient);

-- The national discharge ready date, and whether the stay had a delay for which housing is the reason.
alter table expected_discharge add column ready date;
alter table expected_discharge add column waited_for_housing boolean not null default false;

alter table flat add column scheme text;
update flat set scheme = data::jsonb ->> 'scheme' where data <> '';
create index flat_of_scheme on flat (scheme) where scheme is not null;

-- Which referrals a scheme answers for.
create table scheme_referral (
    scheme      text        not null,
    referral    uuid        not null references referral on delete cascade,
    added_by    text        not null,
    added_at    timestamptz not null,
    primary key (scheme, referral)
);

create index scheme_referral_of_referral on scheme_referral (referral);

-- What people said of where a person was so many days after leaving hospital.
create table follow_up_answer (
    stay        text        not null references stay on delete cascade,
    day         integer     not null,
    living      text        not null,
    answered_by text        not null,
    answered_at timestamptz not null,
    primary key (stay, day)
);
