-- The worklist of all trusts in the order in which it is read, so that a page costs what a page holds.
-- The limits of the pool are for requests; building an index of a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

create index discharge_case_fit_of_all on discharge_case (ready_since, stay) where is_open and ready_since is not null;
create index discharge_case_open_of_all on discharge_case (admitted_at, stay) where is_open;
