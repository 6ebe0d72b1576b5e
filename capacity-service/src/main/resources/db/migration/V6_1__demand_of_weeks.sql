-- From when to when a package may ask for starts, by its newest version: which packages the demand of some weeks must look
-- at. over_at is when it was over and that was recorded, whichever came later; null while it is not.
-- The limits of the pool are for requests; writing a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

alter table care_package add column requested_at timestamptz;
alter table care_package add column over_at timestamptz;

update care_package p set
    requested_at = coalesce((v.data ->> 'requestedAt')::timestamptz, h.recorded_at),
    over_at = case when v.data ->> 'status' in ('lapsed', 'withdrawn', 'ended')
                   then greatest((v.data ->> 'endedAt')::timestamptz, h.recorded_at) end
from care_package_history h cross join lateral (select convert_from(h.data, 'UTF8')::jsonb as data) v
where h.package = p.id and h.version = p.version;

create index care_package_lasting on care_package (requested_at) where over_at is null;
create index care_package_over on care_package (over_at) where over_at is not null;
