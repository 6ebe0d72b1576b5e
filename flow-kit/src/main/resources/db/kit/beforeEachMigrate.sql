-- The limits of the pool are for requests; a migration that reads a large table takes longer.
set local statement_timeout = 0;
set local lock_timeout = 0;
