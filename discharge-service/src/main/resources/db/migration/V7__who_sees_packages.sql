-- Which providers see of whom a package is, and until when: null for as long as the provider's promise stands, else the end
-- of the day, in London, on which it ended.
-- The limits of the pool are for requests; writing a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;

create table package_sight (
    package     uuid        not null references package_of_care on delete cascade,
    provider    text        not null,
    until_at    timestamptz,
    primary key (package, provider)
) with (fillfactor = 70);

create index package_sight_of_provider on package_sight (provider, package);

insert into package_sight (package, provider, until_at)
select p.id, c ->> 'provider',
       case when bool_or(c ->> 'endedAt' is null) then null
            else (date_trunc('day', max((c ->> 'endedAt')::timestamptz) at time zone 'Europe/London') + interval '1 day')
                 at time zone 'Europe/London' end
from package_of_care p cross join lateral jsonb_array_elements(p.data::jsonb -> 'commitments') c
group by p.id, c ->> 'provider';

drop index package_of_provider;
