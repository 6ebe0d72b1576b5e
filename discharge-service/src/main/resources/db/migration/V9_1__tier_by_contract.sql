-- In which tier a provider stands, also where it was asked first (tier 0); null of offers from before it was kept.
alter table package_offer add column contract_tier integer;
