-- When each stay is expected to end, as discharge-service tells; null while nobody has said.
create table expected_discharge (
    stay        text primary key,
    expected    date,
    version     bigint      not null,
    recorded_at timestamptz not null
) with (fillfactor = 70);

create index expected_discharge_recorded_at on expected_discharge (recorded_at);
