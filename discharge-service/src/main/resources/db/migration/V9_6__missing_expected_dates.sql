-- From when on an open case lacks an expected date that somebody has set; null while it does not. It is written with the case;
-- those that there are get it here (48 hours; whoever has set another gets it with the next change).
-- The limits of the pool are for requests; reading a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

alter table discharge_case add column date_missing_from timestamptz;
update discharge_case
set date_missing_from = admitted_at + case when (data::jsonb ->> 'planned')::boolean then interval '0' else interval '48 hours' end
where is_open and admitted_at is not null and data <> ''
  and coalesce((data::jsonb -> 'expectedDischarges' -> -1 ->> 'proposed')::boolean, true);
create index discharge_case_without_date on discharge_case (trust, date_missing_from) where date_missing_from is not null;
