-- From the first to the last moment at which the newest version of a stay has its patient in hospital: which stays a
-- return must look at. present_until is infinity while the patient is there; both are null for a stay that is void.
-- The limits of the pool are for requests; writing a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

alter table stay add column present_from timestamptz;
alter table stay add column present_until timestamptz;

update stay s set present_from = p.present_from, present_until = p.present_until
from (
    select h.stay, h.version,
        min((m.value ->> 'at')::timestamptz) filter (where m.value ->> 'status' in ('registered', 'admitted', 'on-leave')),
        case when (v.data -> 'movements' -> -1 ->> 'status') in ('registered', 'admitted', 'on-leave') then 'infinity'
             else (v.data -> 'movements' -> -1 ->> 'at')::timestamptz end
    from stay_history h
    join stay n on n.id = h.stay and n.version = h.version
    cross join lateral (select convert_from(h.data, 'UTF8')::jsonb as data) v
    cross join lateral jsonb_array_elements(v.data -> 'movements') m
    where v.data ->> 'status' not in ('cancelled', 'merged')
    group by h.stay, h.version, v.data
) p (stay, version, present_from, present_until)
where s.id = p.stay and p.present_from is not null;

create index stay_presence on stay (trust, present_until, present_from) where present_from is not null;

-- What has become known of a trust since an instant: who may have been there by what was believed then.
create index stay_history_of_trust on stay_history (trust, recorded_at, stay);
