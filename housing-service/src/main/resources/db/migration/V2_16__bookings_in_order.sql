-- The first night that was booked, also of bookings whose nights were given back: lists are in that order. Days are
-- written in the ISO form, which means the same whatever the session is set to.
create function booking_first_night(data text) returns date language sql immutable as
    'select (data::jsonb ->> ''from'')::date';

alter table booking add column first_night date generated always as (booking_first_night(data)) stored;

drop index booking_of_trust;
create index booking_of_trust on booking (trust, first_night, id);
create index booking_in_order on booking (first_night, id);
