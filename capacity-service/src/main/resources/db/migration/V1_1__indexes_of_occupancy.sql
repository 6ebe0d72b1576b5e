-- The limits of the pool are for requests; an index of a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

-- A bed that is used again and again has hundreds of ended stays that are still believed: only those that ended since an
-- instant are looked at, and those that have not ended.
drop index occupancy_believed;
create index occupancy_believed on occupancy (target, (coalesce(until, 'infinity'))) where known_until is null;

-- In the very order in which the last of them is asked for.
drop index occupancy_known_from;
create index occupancy_known_from on occupancy (target, known_from, source);
drop index occupancy_known_until;
create index occupancy_known_until on occupancy (target, known_until, ended_by) where known_until is not null;

-- One index where there were two: rows are always found by their stay.
alter table occupancy drop constraint occupancy_pkey;
drop index occupancy_of_stay;
alter table occupancy add primary key (stay, id);

-- Nobody asks for versions by time alone.
drop index stay_history_recorded_at;
