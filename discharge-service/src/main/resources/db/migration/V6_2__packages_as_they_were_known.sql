-- Every state of a package that was recorded: what was known when. Of packages from before there is the last state alone.
-- The limits of the pool are for requests; writing a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

create table package_history (
    package     uuid        not null references package_of_care on delete cascade,
    recorded_at timestamptz not null,
    data        text        not null,
    primary key (package, recorded_at)
);

insert into package_history (package, recorded_at, data) select id, recorded_at, data from package_of_care;
