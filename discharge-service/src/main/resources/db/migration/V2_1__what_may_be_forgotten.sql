-- Cases that are over are found by an index, some at a time, and never by walking through all of them. Null while a case is
-- open, so that its updates touch no index.
-- The limits of the pool are for requests; writing a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

alter table discharge_case add column over_since timestamptz
  generated always as (case when is_open then null else recorded_at end) stored;
create index discharge_case_over on discharge_case (over_since) where over_since is not null;
