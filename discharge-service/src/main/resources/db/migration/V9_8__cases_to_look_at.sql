-- Cases whose people are to be looked at again. A mark of its own: replicas of the version before take those of to_tell away, and
-- know neither which care is missed nor from when on an expected date is.
alter table discharge_case add column to_look_at boolean not null default false;
alter table discharge_case add column looks bigint not null default 0;
create index discharge_case_to_look_at on discharge_case (stay) where to_look_at;

-- Whoever writes a case and does not count that has looked by the rules of the version before. What such a replica does to packages
-- alone is looked at with the next word of the person.
create function mark_case_to_look_at() returns trigger language plpgsql as $$
begin
    new.to_look_at := true;
    return new;
end $$;
create trigger case_to_look_at before update of data on discharge_case
    for each row when (new.looks = old.looks) execute function mark_case_to_look_at();
