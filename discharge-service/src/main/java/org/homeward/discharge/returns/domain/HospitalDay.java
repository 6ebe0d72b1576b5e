package org.homeward.discharge.returns.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.homeward.discharge.domain.London;
import org.jspecify.annotations.Nullable;

/**
 * A day of a trust's inpatients. It begins at midnight in Europe/London; who is in hospital, and without criteria to
 * reside, is asked at its end, so that who left on the day is not among those who remain.
 *
 * @param inpatients in hospital when the day ended
 * @param ready those of them without criteria to reside then
 * @param discharged living patients who left on the day
 * @param heard whether anything is told of the day
 * @param reviewed whether criteria to reside were reviewed on the day
 */
public record HospitalDay(
        LocalDate date,
        List<Spell> inpatients,
        List<Spell> ready,
        List<Spell> discharged,
        boolean heard,
        boolean reviewed) {

    /**
     * @param notIn wards ({@code site/ward}) whose patients the return leaves out: paediatrics, maternity
     */
    public static HospitalDay of(LocalDate date, Inpatients all, Set<String> notIn) {
        Instant from = startOf(date);
        Instant end = startOf(date.plusDays(1));
        List<Spell> inpatients = all.spells().stream()
                .filter(spell -> spell.isInBefore(end) && counts(spell.wardBefore(end), notIn))
                .toList();
        return new HospitalDay(
                date,
                inpatients,
                inpatients.stream()
                        .filter(spell -> spell.readyDateBefore(end) != null)
                        .toList(),
                all.spells().stream()
                        .filter(spell -> spell.isDischargedIn(from, end) && counts(spell.wardBefore(end), notIn))
                        .toList(),
                all.heard().contains(date),
                all.reviewed().contains(date));
    }

    /** The midnight with which a day begins. */
    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(London.ZONE).toInstant();
    }

    /** The instant before which the state of the day is asked. */
    Instant end() {
        return startOf(date.plusDays(1));
    }

    private static boolean counts(@Nullable String ward, Set<String> notIn) {
        return ward == null || !notIn.contains(ward);
    }
}
