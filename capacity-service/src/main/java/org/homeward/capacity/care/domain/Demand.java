package org.homeward.capacity.care.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One start of care that was asked for.
 *
 * @param pathway 0 to 3
 * @param amount hundredths of a staff hour a week, or of a place
 * @param startedAt null while it waits, and where it never came to a start
 * @param overAt when it ended, or was given up before it started; null while neither
 */
public record Demand(
        int pathway,
        long amount,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant overAt) {

    /** Whether it has been asked for and nothing has come of it yet. */
    public boolean isWaitingAt(Instant at) {
        return !askedAt.isAfter(at) && isAfter(startedAt, at) && isAfter(overAt, at);
    }

    /** Whether it has started and is not over. */
    public boolean isRunningAt(Instant at) {
        return startedAt != null && !startedAt.isAfter(at) && isAfter(overAt, at);
    }

    private static boolean isAfter(@Nullable Instant when, Instant at) {
        return when == null || when.isAfter(at);
    }
}
