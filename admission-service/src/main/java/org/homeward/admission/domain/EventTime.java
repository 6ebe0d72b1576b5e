package org.homeward.admission.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * When something happened, to the precision in which the sender gave it.
 *
 * @param at the first instant that the given value can mean
 * @param end the first instant that it can no longer mean (a value to the minute: 60 seconds after {@code at}; one
 *     given to the day: the next midnight of the feed's zone)
 * @param flags what a reader should know about this time
 */
public record EventTime(Instant at, Instant end, Set<Flag> flags) {

    /** What a reader should know about a time. */
    public enum Flag {
        /** Neither EVN-6 nor EVN-2 was sent: MSH-7 stands in. */
        FROM_MESSAGE_TIME,
        /** A local time in October's repeated hour: the first pass is assumed. */
        AMBIGUOUS_HOUR,
        /** A local time in March's hour that does not exist: moved forward by the gap. */
        SKIPPED_HOUR,
        /** More than five minutes later than the time of receipt. */
        IN_THE_FUTURE,
        /** EVN-6 of a cancel that equals its EVN-2: it may only say when the cancel was entered. */
        SAME_AS_RECORDED
    }

    public EventTime {
        flags = Set.copyOf(flags);
    }

    /** A time given to the second, in an offset that leaves no doubt. */
    public static EventTime ofSecond(Instant at) {
        return new EventTime(at, at.plusSeconds(1), Set.of());
    }

    /** Whether both mean the same time at the coarser precision of the two. */
    public boolean matches(EventTime other) {
        return length().compareTo(other.length()) >= 0 ? holds(other.at) : other.holds(at);
    }

    private boolean holds(Instant instant) {
        return !instant.isBefore(at) && instant.isBefore(end);
    }

    private Duration length() {
        return Duration.between(at, end);
    }
}
