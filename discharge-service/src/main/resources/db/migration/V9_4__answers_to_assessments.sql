-- What receiving providers say of a trusted assessment: nothing is changed, the last word of each organisation holds.
create table assessment_answer (
    assessment   uuid        not null references trusted_assessment on delete cascade,
    organisation text        not null,
    flaw         text,
    answered_by  text        not null,
    answered_at  timestamptz not null,
    primary key (assessment, organisation, answered_at)
);
