-- What is past all retention is found by an index, some at a time, and never by walking through what is still wanted.
-- The limits of the pool are for requests; an index of a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

-- Null while a stay goes on, so that its updates touch no index.
alter table stay add column over_since timestamptz;
update stay s set over_since = h.at
from (select stay, max(recorded_at) as at from stay_history group by stay) as h
where h.stay = s.id and s.is_over;
create index stay_over_since on stay (over_since) where over_since is not null;

create index hold_ended on hold (ended_recorded_at) where ended_recorded_at is not null;
create index bed_status_from on bed_status (from_at);
create index estate_version_recorded on estate_version (recorded_at);
create index patient_link_recorded on patient_link (recorded_at);

alter table care_package add column recorded_at timestamptz;
update care_package p set recorded_at = h.at
from (select package, max(recorded_at) as at from care_package_history group by package) as h
where h.package = p.id;
create index care_package_recorded on care_package (recorded_at);

create index declaration_recorded on declaration (recorded_at);
create index capacity_hold_until on capacity_hold (until_at);
create index provider_version_recorded on provider_version (recorded_at);
