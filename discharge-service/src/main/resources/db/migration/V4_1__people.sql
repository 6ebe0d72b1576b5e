-- Who is joined into whom (HL7 A34, A40, A47), as admission-service tells it: the whole link state of each survivor.
create table person_links (
    survivor    text primary key,
    version     bigint      not null
);

create table person_link (
    survivor    text        not null,
    patient     text        not null,
    into_patient text       not null,
    primary key (survivor, patient)
);

create index person_link_of_patient on person_link (patient);
create index person_link_into on person_link (into_patient);

-- The person whose stay it is: the patient, or the one that the patient was joined into.
alter table stay add column person text;
update stay set person = patient;
create index stay_of_person on stay (person) where person is not null;

-- Notes of a stay; never changed. shared: for every organisation that sees the stay, not only the author's own.
create table stay_note (
    id           uuid primary key,
    stay         text        not null,
    organisation text        not null,
    shared       boolean     not null,
    text         text        not null,
    written_by   text        not null,
    recorded_at  timestamptz not null
);

create index stay_note_of_stay on stay_note (stay, recorded_at, id);

-- Assessments by trusted assessors. They are a person's and outlive the stay in which they were made.
create table trusted_assessment (
    id           uuid primary key,
    person       text        not null,
    trust        text        not null,
    stay         text        not null,
    kind         text        not null,
    assessor     text        not null,
    organisation text        not null,
    assessed_at  timestamptz not null,
    valid_until  date,
    summary      text,
    recorded_by  text        not null,
    recorded_at  timestamptz not null
);

create index trusted_assessment_of_person on trusted_assessment (person, assessed_at);
