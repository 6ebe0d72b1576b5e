-- When the person left hospital, the last time; null until the stay is heard of again.
alter table care_stay add column left_at timestamptz;
