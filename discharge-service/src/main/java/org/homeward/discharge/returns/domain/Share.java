package org.homeward.discharge.returns.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one spell adds to a number on one day.
 *
 * @param amount 1 where spells are counted, else days
 */
public record Share(Spell spell, LocalDate day, long amount) {

    /** The discharge ready date by which the spell counts on the day; null where there is none. */
    public @Nullable LocalDate readyDate() {
        return day.equals(spell.dischargeDate())
                ? spell.readyDateAtDischarge()
                : spell.readyDateBefore(HospitalDay.startOf(day.plusDays(1)));
    }
}
