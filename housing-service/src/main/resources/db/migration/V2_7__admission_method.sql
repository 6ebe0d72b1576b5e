-- How somebody came in: of what was heard before this it is not known, until the stay changes again.
alter table stay add column admission_method text;
