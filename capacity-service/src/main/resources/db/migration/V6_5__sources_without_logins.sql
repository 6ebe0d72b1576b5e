-- A record says by which role and organisation it was declared, never by whom; of what was declared before, only how.
-- Every provider's records are derived again within minutes.
update declaration set source = split_part(source, '|', 1) where source like '%|%';
update provider_version set recorded_by = 'unknown';
update provider set changes_at = clock_timestamp();
