-- Open cases may lack an expected date, and who has missed care for a month or less has the task of it.
update discharge_case set to_look_at = true
where stay in (
    select c.stay from discharge_case c
    where c.is_open
       or c.stay in (select stay from package_of_care
                     where status in ('lapsed', 'withdrawn') and recorded_at > now() - interval '30 days')
       or c.stay in (select stay from task
                     where status = 'open' and kind in ('need-returned', 'left-without-care', 'lapsed'))
    order by c.stay for update);
