package org.homeward.housing.referral.domain;

/**
 * A housing authority in England, by its code of the Government Statistical Service: unitary authority E06, district E07,
 * metropolitan district E08, London borough E09; a county, E10, houses nobody. Which there are, {@link HousingAuthorities}
 * knows.
 */
public record Authority(String code) {}
