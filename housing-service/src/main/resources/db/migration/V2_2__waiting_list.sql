-- Offers are bookings that wait for a yes until due_at.
alter table booking add column due_at timestamptz;
drop index booking_open;
create index booking_open on booking (flat) where status in ('offered', 'booked', 'arrived');
create index booking_due on booking (due_at) where status = 'offered';

-- Who waits for a flat: data is the whole entry, booking the one that is offered or that they have.
create table waiting (
    id          uuid primary key,
    stay        text        not null,
    trust       text        not null,
    status      text        not null,
    needs       text[]      not null,
    nights      integer     not null,
    needed_from date        not null,
    since       timestamptz not null,
    booking     uuid,
    data        text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null
) with (fillfactor = 70);

create index waiting_line on waiting (needed_from, since, id) where status in ('waiting', 'offered');
create index waiting_of_booking on waiting (booking) where booking is not null;
create index waiting_of_stay on waiting (stay);
create index waiting_over on waiting (recorded_at) where status in ('housed', 'gone');
