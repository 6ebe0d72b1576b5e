-- Whoever has missed care for a month or less has the task of it once their case is told again.
-- The limits of the pool are for requests; reading a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

update discharge_case set to_tell = true
where stay in (select stay from package_of_care
               where status in ('lapsed', 'withdrawn', 'ended') and recorded_at > now() - interval '30 days');
