-- What housing-service tells of: referrals, jobs and bookings, by the key of the topic and the stay that it names. data is
-- what was told, without a word about the person; the stay may come later or never.
create table housing_matter (
    id          text primary key,
    stay        text        not null,
    trust       text        not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    data        text        not null
) with (fillfactor = 70);

create index housing_matter_of_stay on housing_matter (stay);
create index housing_matter_recorded_at on housing_matter (recorded_at);

-- Every version that came, late ones too.
create table housing_matter_version (
    matter      text        not null references housing_matter on delete cascade,
    version     bigint      not null,
    what        text        not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    data        text        not null,
    primary key (matter, version)
);
