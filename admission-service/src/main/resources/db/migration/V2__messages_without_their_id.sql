-- Refused messages and conflicts do not use their control id, and are looked for by it all the same.
create index message_without_id on message (sender, control_id) where not uses_id;
