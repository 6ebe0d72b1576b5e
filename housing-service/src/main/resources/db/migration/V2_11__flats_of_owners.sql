create index flat_of_owner on flat (owner);
