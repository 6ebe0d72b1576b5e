-- What discharge-service says of where people go from hospital: every version of a case, as far as demand follows from it.
create table pathway_case (
    stay        text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    pathway     integer,
    decided_at  timestamptz,
    left_at     timestamptz,
    is_over     boolean     not null,
    primary key (stay, version)
);

create index pathway_case_recorded_at on pathway_case (recorded_at);
