-- Whether the discharge case says that the person has no home to go to, and whether the person is still to leave hospital.
alter table expected_discharge add column housing_flag boolean not null default false;
alter table expected_discharge add column is_open boolean not null default false;

create index stay_merged on stay (into_stay) where into_stay is not null;
