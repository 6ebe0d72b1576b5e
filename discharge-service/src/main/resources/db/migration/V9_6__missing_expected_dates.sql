-- From when on an open case lacks an expected date that somebody has set; null while it does not. Every open case is folded and told
-- again, and gets it then.
alter table discharge_case add column date_missing_from timestamptz;
create index discharge_case_without_date on discharge_case (trust, date_missing_from) where date_missing_from is not null;
update discharge_case set to_tell = true where is_open;
