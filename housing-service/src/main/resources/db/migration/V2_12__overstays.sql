-- The last day of departure of which it was told that somebody has stayed beyond it.
alter table booking add column overstay_told date;
