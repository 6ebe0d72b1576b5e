-- The worklist of everybody goes by the time in hospital, the length of stay by the admission as an inpatient.
-- The limits of the pool are for requests; writing a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

alter table discharge_case add column present_since timestamptz;
update discharge_case set present_since = admitted_at;

drop index discharge_case_open;
drop index discharge_case_open_of_all;
create index discharge_case_open on discharge_case (trust, present_since, stay) where is_open;
create index discharge_case_open_of_all on discharge_case (present_since, stay) where is_open;

-- The first movement as an inpatient after the last one as anything else.
update discharge_case c set admitted_at = known.admitted_at
from (
    select s.id, a.admitted_at
    from stay s
    join stay_history h on h.stay = s.id and h.version = s.version
    left join lateral (
        select (m.value ->> 'at')::timestamptz as admitted_at
        from jsonb_array_elements(convert_from(h.data, 'UTF8')::jsonb -> 'movements') with ordinality m (value, place)
        where m.value ->> 'status' in ('admitted', 'on-leave')
          and m.place > coalesce((
            select max(n.place)
            from jsonb_array_elements(convert_from(h.data, 'UTF8')::jsonb -> 'movements') with ordinality n (value, place)
            where n.value ->> 'status' not in ('admitted', 'on-leave')), 0)
        order by m.place limit 1) a on true) known
where known.id = c.stay and c.is_open and c.admitted_at is not null;
