create index care_stay_merged on care_stay (merged_into) where merged_into is not null;

-- For which stay a package was asked for: its stay now is wherever that one has gone on since.
alter table package_of_care add column asked_for text;
update package_of_care set asked_for = stay;
alter table package_of_care alter column asked_for set not null;
create index package_asked_for on package_of_care (asked_for);

-- What a council has agreed, from a day on; every version is kept. data is the document.
create table council_terms (
    council     text        not null,
    version     bigint      not null,
    valid_from  date        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    areas       text[]      not null,
    data        text        not null,
    primary key (council, version)
);

create index council_terms_areas on council_terms using gin (areas);
