-- What was agreed for a flat in the course of time: what holds now says nothing of the past.
create table flat_terms (
    flat        text        not null references flat on delete cascade,
    since       timestamptz not null,
    weekly_rate numeric,
    scheme      text,
    primary key (flat, since)
);

create index flat_terms_of_scheme on flat_terms (scheme) where scheme is not null;

insert into flat_terms (flat, since, weekly_rate, scheme)
select id, recorded_at, weekly_rate, scheme from flat where version > 0;

create function keep_flat_terms() returns trigger language plpgsql as $$
begin
    insert into flat_terms (flat, since, weekly_rate, scheme)
    values (new.id, new.recorded_at, new.weekly_rate, new.scheme)
    on conflict (flat, since) do update set weekly_rate = excluded.weekly_rate, scheme = excluded.scheme;
    return null;
end
$$;

-- Whoever describes a flat anew cannot miss it.
create trigger flat_terms_said after update on flat for each row
when (old.version = 0 or old.weekly_rate is distinct from new.weekly_rate or old.scheme is distinct from new.scheme)
execute function keep_flat_terms();

-- A referral may be taken off a scheme; that it was one of the scheme's is kept.
alter table scheme_referral add column removed_by text;
alter table scheme_referral add column removed_at timestamptz;
alter table scheme_referral drop constraint scheme_referral_pkey;
alter table scheme_referral add primary key (scheme, referral, added_at);
create unique index scheme_referral_now on scheme_referral (scheme, referral) where removed_at is null;

-- Every answer is kept; the last one stands.
alter table follow_up_answer add column version integer not null default 1;
alter table follow_up_answer alter column version drop default;
alter table follow_up_answer drop constraint follow_up_answer_pkey;
alter table follow_up_answer add primary key (stay, day, version);
