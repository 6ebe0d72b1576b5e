set local statement_timeout = 0;
set local lock_timeout = 0;

create index package_by_sourcing on package_of_care (sourcing, trust, id) where sourcing is not null;
