package org.homeward.discharge.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Nights in hospital, from the day of the admission as an inpatient: time in an emergency department before it does not
 * count (NHS England, acute discharge situation report: LOS = date − date of admission). Cases, worklists and returns all
 * count so.
 */
public final class LengthOfStay {

    private LengthOfStay() {}

    /** From the admission to this day in London; none before it. */
    public static long nights(Instant admittedAt, LocalDate day) {
        return Math.max(0, ChronoUnit.DAYS.between(London.dateOf(admittedAt), day));
    }

    /** Before this instant were admitted all who have been here for at least so many nights on a day. */
    public static Instant admittedBefore(LocalDate day, int nights) {
        return London.startOf(day.minusDays(nights).plusDays(1));
    }
}
