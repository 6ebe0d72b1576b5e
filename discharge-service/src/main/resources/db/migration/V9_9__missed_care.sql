-- A task at home is about this package once; what people have closed makes room when the person leaves hospital anew.
update task t set cause = 'left-without-care:' || t.subject || ':once'
where t.kind = 'left-without-care'
  and t.id = (select n.id from task n where n.kind = t.kind and n.subject = t.subject order by n.created_at desc, n.id limit 1);

-- Open cases may lack an expected date, and who has missed care for a month or less has the task of it.
update discharge_case set to_look_at = true
where stay in (
    select c.stay from discharge_case c
    where c.is_open
       or c.stay in (select stay from package_of_care
                     where (status in ('lapsed', 'withdrawn') or sourcing = 'called-off'
                            or status = 'ended' and data::jsonb #>> '{state,reason}' = 'died')
                         and recorded_at > now() - interval '30 days')
       or c.stay in (select stay from task
                     where status = 'open' and kind in ('need-returned', 'left-without-care', 'lapsed'))
    order by c.stay for update);
