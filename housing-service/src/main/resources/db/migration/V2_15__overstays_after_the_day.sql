-- Whoever was to leave on the day itself was told as staying too long; if they do, that is told on the day after.
update booking set overstay_told = null
where status = 'arrived' and overstay_told >= (now() at time zone 'Europe/London')::date;
