-- When the version of a provider was heard: one that offers nothing is kept only as long as an older one may still come.
-- Of those that are known already nobody knows, so their time begins now.
alter table care_provider add column heard_at timestamptz not null default clock_timestamp();
