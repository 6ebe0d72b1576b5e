-- In which order the states of a package were recorded: they are written under its lock, and a clock may be set back.
-- The limits of the pool are for requests; writing a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

create sequence package_history_place;
alter table package_history add column place bigint;

update package_history h set place = o.place
from (select package, recorded_at, row_number() over (order by recorded_at, package) as place from package_history) o
where o.package = h.package and o.recorded_at = h.recorded_at;

select setval('package_history_place', (select coalesce(max(place), 0) + 1 from package_history), false);
alter table package_history alter column place set default nextval('package_history_place');
alter table package_history alter column place set not null;
alter sequence package_history_place owned by package_history.place;
