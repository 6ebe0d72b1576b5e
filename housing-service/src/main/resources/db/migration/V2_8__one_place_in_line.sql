-- Somebody stands in line once. Of two entries of one stay from before this the one in front stays; its new version is
-- told by the comparison of heads.
update waiting set status = 'gone', booking = null, version = version + 1, recorded_at = now(),
    data = (data::jsonb || '{"status": "gone", "booking": null, "reason": "stay-merged"}')::text
where id in (select id from (
    select id, row_number() over (partition by stay order by status = 'offered' desc, needed_from, since, id) as place
    from waiting where status in ('waiting', 'offered')) as entry where place > 1);

create unique index waiting_once on waiting (stay) where status in ('waiting', 'offered');

-- Since when nobody will come of a stay, or of the one that it is part of now: it was cancelled, or the person has died.
create function stay_void_since(of_stay text) returns timestamptz language sql stable as $$
    with recursive up (id, into_stay, status, died, ended_at) as (
        select id, into_stay, status, died, coalesce(discharged_at, recorded_at) from stay where id = of_stay
        union
        select s.id, s.into_stay, s.status, s.died, coalesce(s.discharged_at, s.recorded_at)
        from up u join stay s on s.id = u.into_stay)
    select max(ended_at) from up where into_stay is null and (status = 'cancelled' or died)
$$;
