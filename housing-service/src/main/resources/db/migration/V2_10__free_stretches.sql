-- The stretches of nights for which each flat can be had by what is booked and out of service, with what searches ask of
-- it; ends is the first night that is taken again. Whoever lives there, until there_until and then without leave, may
-- still be there. Written with the row of the flat.
create table flat_stretch (
    flat        text    not null references flat on delete cascade,
    starts      date    not null,
    ends        date    not null,
    there_until date,
    district    text    not null,
    area        text    not null,
    features    text[]  not null,
    max_nights  integer not null,
    size        integer not null,
    rate        numeric,
    primary key (flat, starts)
);

create index flat_stretch_best on flat_stretch (size, rate, flat);
create index flat_stretch_starts on flat_stretch (starts);
create index flat_stretch_near on flat_stretch (district, starts);
create index flat_stretch_there on flat_stretch (there_until) where there_until is not null;
create index flat_stretch_nights on flat_stretch using gist (daterange(starts, ends));
create index flat_stretch_features on flat_stretch using gin (features);

create function note_free_stretches(of_flat text) returns void language sql as $$
    delete from flat_stretch where flat = of_flat;
    insert into flat_stretch
    select f.id, lower(free), coalesce(upper(free), 'infinity'), b.there_until, split_part(f.area, ' ', 1), f.area,
        f.features, f.max_nights, cardinality(f.features), f.weekly_rate
    from flat f
    cross join lateral (
        select coalesce(range_agg(nights), '{}') as taken, max(until) filter (where status = 'arrived') as there_until
        from booking where flat = f.id and status in ('offered', 'booked', 'arrived')) as b
    cross join lateral unnest(datemultirange(daterange(f.available_from, null)) - f.closed - b.taken) as free
    where f.id = of_flat;
$$;

select note_free_stretches(id) from flat where version > 0;
