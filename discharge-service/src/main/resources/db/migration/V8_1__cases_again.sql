-- Cases that were written by older rules are folded and told again by the service, some at a time (to_tell).
-- The limits of the pool are for requests; reading a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

alter table discharge_case add column to_tell boolean not null default true;
alter table discharge_case alter column to_tell set default false;
create index discharge_case_to_tell on discharge_case (stay) where to_tell;

-- A replica of before V7_1 does not write present_since: its cases stand in the worklist by their admission.
create function present_since_or_admission() returns trigger language plpgsql as $$
begin
    new.present_since := coalesce(new.present_since, new.admitted_at);
    return new;
end $$;

create trigger present_since_or_admission before insert or update on discharge_case
    for each row when (new.present_since is null and new.admitted_at is not null)
    execute function present_since_or_admission();

update discharge_case set present_since = admitted_at where present_since is null and admitted_at is not null;

-- Where a stay had gone on by each version of it: whose facts counted as whose, by what was known at any time.
alter table stay_history add column into_stay text;
update stay_history set into_stay = convert_from(data, 'UTF8')::jsonb ->> 'into'
where convert_from(data, 'UTF8')::jsonb ->> 'status' = 'merged';
create index stay_history_merged on stay_history (into_stay) where into_stay is not null;
