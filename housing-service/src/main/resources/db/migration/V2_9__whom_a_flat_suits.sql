-- What it takes to find by one question whom a flat suits. passed_over: until when a flat is not offered again, by its id.
alter table waiting add column area text;
alter table waiting add column passed_over jsonb not null default '{}';
update waiting set area = data::jsonb ->> 'area', passed_over = (
    select coalesce(jsonb_object_agg(flat, 'infinity'), '{}') from jsonb_array_elements_text(data::jsonb -> 'declined') as flat);

-- Those who wait, and the first night that they want of those that are left.
create view wish as
    select w.*, greatest(w.needed_from, today) as first_night, today
    from waiting w cross join (select (now() at time zone 'Europe/London')::date as today) as clock
    where w.status = 'waiting';
