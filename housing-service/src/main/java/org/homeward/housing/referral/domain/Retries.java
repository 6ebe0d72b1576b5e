package org.homeward.housing.referral.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to try again what could not be delivered: soon at first, then twice as long each time.
 *
 * @param first how long after the first attempt
 * @param longest between two attempts
 * @param giveUp how long after the beginning nobody tries any more, and somebody has to look
 */
public record Retries(Duration first, Duration longest, Duration giveUp) {

    private static final int DOUBLINGS = 20;

    /** When to try again after this many attempts; null when it is not tried any more. */
    public @Nullable Instant after(int attempts, Instant begunAt, Instant now) {
        if (!now.isBefore(begunAt.plus(giveUp))) {
            return null;
        }
        Duration pause = first.multipliedBy(1L << Math.clamp(attempts - 1L, 0, DOUBLINGS));
        Instant next = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
        Instant last = begunAt.plus(giveUp);
        return next.isBefore(last) ? next : last;
    }
}
