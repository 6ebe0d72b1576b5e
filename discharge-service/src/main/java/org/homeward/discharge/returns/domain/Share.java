package org.homeward.discharge.returns.domain;

import java.time.LocalDate;

/**
 * What one spell adds to a number on one day.
 *
 * @param amount 1 where spells are counted, else days
 */
public record Share(Spell spell, LocalDate day, long amount) {}
