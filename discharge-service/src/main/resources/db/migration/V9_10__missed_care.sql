-- Open cases may lack an expected date, and who has missed care for a month or less, or left without it, has the task of it.
update discharge_case set to_look_at = true
where stay in (
    select c.stay from discharge_case c
    where c.is_open
       or c.stay in (select p.stay from package_of_care p join stay s on s.id = p.stay
                     where (p.status in ('lapsed', 'withdrawn') or p.sourcing = 'called-off'
                            or p.status = 'ended' and p.data::jsonb #>> '{state,reason}' = 'died')
                         and (p.recorded_at > now() - interval '30 days'
                              or s.present_until between now() - interval '30 days' and now()))
       or c.stay in (select stay from task
                     where status = 'open' and kind in ('need-returned', 'left-without-care', 'lapsed'))
    order by c.stay for update);
