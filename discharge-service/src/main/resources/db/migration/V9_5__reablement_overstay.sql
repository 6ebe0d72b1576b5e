-- When a package was last reviewed stands in the package from now on.
update package_of_care p
set data = jsonb_set(p.data::jsonb, '{reviewedAt}', to_jsonb(to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text
from (select package, max(recorded_at) as at from package_review group by package) r
where r.package = p.id;

-- Reablement that goes on has the task of its last day (42 days; whoever has set another gets it with the next change).
with running as (
    select p.*, (p.data::jsonb ->> 'firstStartedAt')::timestamptz + interval '42 days' as over_at,
           (p.data::jsonb ->> 'reviewedAt')::timestamptz as reviewed_at
    from package_of_care p
    where p.service = 'reablement' and p.status in ('started', 'handback-notice')),
raised as (
    insert into task (id, named_stay, stay, trust, kind, title, team, opens_at, due_at, status, cause, subject, created_by,
                      created_at, version, recorded_at)
    select gen_random_uuid(), stay, stay, trust, 'reablement-overstay',
           'Review the package: reablement runs longer than it is given', 'care-transfer-hub', over_at, over_at, 'open',
           'reablement-overstay:' || id || ':once', id::text, 'discharge-service', now(), 1, now()
    from running
    where over_at is not null and (reviewed_at is null or reviewed_at < over_at)
    returning *)
insert into task_version (task, version, recorded_at, what, by_whom, team, due_at)
select id, version, recorded_at, 'created', created_by, team, due_at from raised;
