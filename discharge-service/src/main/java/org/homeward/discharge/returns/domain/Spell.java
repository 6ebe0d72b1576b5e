package org.homeward.discharge.returns.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.homeward.discharge.domain.CaseFact.PathwayDecided;
import org.homeward.discharge.domain.Delay;
import org.homeward.discharge.domain.LengthOfStay;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.ReadyPeriod;
import org.homeward.discharge.domain.ReadyPeriod.Ending;
import org.jspecify.annotations.Nullable;

/**
 * One time as an inpatient, from the admission to the discharge: what the returns count. Registration in an emergency
 * department is before it; leave is part of it. A readmission under the same number is another spell.
 *
 * @param endedAt null while it lasts
 * @param end how it ended, {@link End#NONE} while it lasts
 * @param stints the wards of the spell, in order
 * @param periods the times without criteria to reside that lie in it, in order
 * @param pathways what was decided on the way out of this spell, in order
 * @param delays the waits of the stay, in order
 */
public record Spell(
        String stay,
        Instant admittedAt,
        @Nullable Instant endedAt,
        End end,
        List<Stint> stints,
        List<ReadyPeriod> periods,
        List<PathwayDecided> pathways,
        List<Delay> delays) {

    /** How a spell ended. */
    public enum End {
        NONE,
        DISCHARGED,
        /** Where no time of death is told, the last movement of the patient stands for it. */
        DIED,
        /** The patient became an outpatient, or the admission is awaited again. */
        OTHER
    }

    /** @param ward {@code site/ward} from then on */
    public record Stint(Instant from, String ward) {}

    /** Whether the patient was an inpatient just before this instant. */
    boolean isInBefore(Instant time) {
        return admittedAt.isBefore(time) && (endedAt == null || !endedAt.isBefore(time));
    }

    /** Whether the spell ended with a discharge, of a living patient, from {@code from} and before {@code until}. */
    boolean isDischargedIn(Instant from, Instant until) {
        return end == End.DISCHARGED && endedAt != null && !endedAt.isBefore(from) && endedAt.isBefore(until);
    }

    /** The day of the discharge ready date just before this instant; null while criteria are met or nobody has looked. */
    @Nullable
    LocalDate readyDateBefore(Instant time) {
        return periods.stream()
                .filter(period -> period.start().isBefore(time)
                        && (period.end() == null || !period.end().isBefore(time)))
                .findFirst()
                .map(this::readyDate)
                .orElse(null);
    }

    /**
     * The discharge ready date with which the patient left: the start of the final period without criteria; null where
     * there is none.
     */
    @Nullable
    LocalDate readyDateAtDischarge() {
        if (end != End.DISCHARGED || periods.isEmpty()) {
            return null;
        }
        ReadyPeriod last = periods.getLast();
        return last.ending() == Ending.DISCHARGED ? readyDate(last) : null;
    }

    /** Whole days from the discharge ready date to the discharge; 0 without a ready date (DRD FAQ: no delay). */
    long delayDays() {
        LocalDate ready = readyDateAtDischarge();
        LocalDate went = dischargeDate();
        return ready == null || went == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(ready, went));
    }

    /** Nights from the admission to this day. */
    public long lengthOfStay(LocalDate day) {
        return LengthOfStay.nights(admittedAt, day);
    }

    @Nullable
    LocalDate dischargeDate() {
        return endedAt == null ? null : London.dateOf(endedAt);
    }

    /** The waits that lasted just before this instant. */
    List<Delay> openDelaysBefore(Instant time) {
        return delays.stream()
                .filter(delay -> delay.from().isBefore(time)
                        && (delay.until() == null || !delay.until().isBefore(time)))
                .toList();
    }

    /** Code of the destination that was decided on last; null while it is open. */
    public @Nullable String destination() {
        return pathways.isEmpty() ? null : pathways.getLast().destination();
    }

    /** The last ward that the patient was in before this instant; null for none. */
    @Nullable
    String wardBefore(Instant time) {
        return lastWard(stint -> stint.from().isBefore(time));
    }

    /** The ward that the patient was in from this instant on; null for none. */
    @Nullable
    String wardAt(Instant time) {
        return lastWard(stint -> !stint.from().isAfter(time));
    }

    private @Nullable String lastWard(Predicate<Stint> which) {
        return stints.stream()
                .filter(which)
                .reduce((earlier, later) -> later)
                .map(Stint::ward)
                .orElse(null);
    }

    /** Nobody is ready for discharge from a hospital before the admission to it. */
    private LocalDate readyDate(ReadyPeriod period) {
        return London.dateOf(period.start().isBefore(admittedAt) ? admittedAt : period.start());
    }
}
