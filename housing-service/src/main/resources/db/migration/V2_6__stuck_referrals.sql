-- An authority sees what may have reached it, also before that is known here.
drop index referral_of_authority;
create index referral_of_authority on referral (authority, due_at, id) where authority is not null;

-- What nobody tried any more is tried once again: a referral of which that comes to nothing is stuck from now on.
update delivery set status = 'waiting' where status = 'stuck' and kind = 'referral';
