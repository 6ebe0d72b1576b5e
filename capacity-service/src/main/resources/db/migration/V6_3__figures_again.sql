-- Hours by two carers and evening visits are counted anew: every provider's figures are derived again within minutes.
update provider set changes_at = clock_timestamp();
