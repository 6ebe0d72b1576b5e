package org.homeward.housing.scheme.domain;

/**
 * A stay with a need of housing for which the scheme was not asked.
 *
 * @param daysWaited from the ready date to leaving
 */
public record Without(long daysWaited, Afterwards afterwards) {}
