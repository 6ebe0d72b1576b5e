-- When the person left hospital, the last time.
alter table care_stay add column left_at timestamptz;
update care_stay c set left_at = s.present_until
from stay s where s.id = c.stay and c.presence = 'GONE' and s.present_until < 'infinity';

-- Cases whose people are to be looked at again. A mark of its own: replicas of the version before take those of to_tell away, and know
-- neither which care is missed nor from when on an expected date is.
alter table discharge_case add column to_look_at boolean not null default false;
create index discharge_case_to_look_at on discharge_case (stay) where to_look_at;
update discharge_case c set to_look_at = true
where c.is_open
   or c.stay in (select stay from package_of_care
                 where status in ('lapsed', 'withdrawn') and recorded_at > now() - interval '30 days')
   or c.stay in (select stay from task where status = 'open' and kind in ('need-returned', 'left-without-care', 'lapsed'));
