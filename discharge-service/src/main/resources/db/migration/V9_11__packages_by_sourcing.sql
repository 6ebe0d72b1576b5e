create index package_by_sourcing on package_of_care (sourcing, trust, id) where sourcing is not null;
