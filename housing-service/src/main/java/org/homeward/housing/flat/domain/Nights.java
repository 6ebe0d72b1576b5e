package org.homeward.housing.flat.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Nights in a row, by the day on which each begins.
 *
 * @param from the first one
 * @param until the day of departure: its night is no longer one of them. Not before {@code from}
 */
public record Nights(LocalDate from, LocalDate until) {

    public Nights {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("nights end before they begin");
        }
    }

    public static Nights of(LocalDate from, int count) {
        return new Nights(from, from.plusDays(count));
    }

    public long count() {
        return ChronoUnit.DAYS.between(from, until);
    }

    public boolean isNone() {
        return from.equals(until);
    }

    /** Whether a night is in both; no nights are in nothing. */
    public boolean overlaps(Nights other) {
        return !isNone() && !other.isNone() && from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** Those before this day. */
    public Nights before(LocalDate day) {
        return day.isAfter(until) ? this : new Nights(from, day.isBefore(from) ? from : day);
    }

    /** Those from this day on. */
    public Nights from(LocalDate day) {
        return new Nights(day.isBefore(from) ? from : day.isAfter(until) ? until : day, until);
    }

    public Nights withUntil(LocalDate other) {
        return new Nights(from, other);
    }
}
