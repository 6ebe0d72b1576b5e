-- Nobody asks for versions by time alone.
drop index stay_history_recorded_at;
