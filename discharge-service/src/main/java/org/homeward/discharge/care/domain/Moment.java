package org.homeward.discharge.care.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When something was, as somebody says it: an instant, or at some time of a day.
 *
 * @param earliest not after the latest
 */
public record Moment(Instant earliest, Instant latest) {

    /** How far the clock of a caller may differ. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    public static Moment at(Instant at) {
        return new Moment(at, at);
    }

    boolean isBefore(Instant other) {
        return latest.isBefore(other);
    }

    boolean isAheadOf(Instant now) {
        return earliest.isAfter(now.plus(AHEAD));
    }

    /** The earliest time that fits, not before the one and not after the other. */
    Instant between(Instant least, Instant most) {
        Instant atMost = earliest.isAfter(most) ? most : earliest;
        return atMost.isBefore(least) ? least : atMost;
    }
}
