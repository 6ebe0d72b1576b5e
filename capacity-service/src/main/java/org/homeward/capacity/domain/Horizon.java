package org.homeward.capacity.domain;

import java.time.Instant;

/**
 * Which part of a bed's history a record is about.
 *
 * @param at what ended at or before this instant is past and left out
 * @param hindsight what began after {@code at} is left out too unless it lies after this instant, so that an answer
 *     about the past does not list who came later
 */
public record Horizon(Instant at, Instant hindsight) {

    /** The record of now: all that has not ended when the last fact about the bed was recorded. */
    public static Horizon live(Instant observedAt) {
        return new Horizon(observedAt, observedAt);
    }

    boolean shows(Interval interval) {
        return interval.endsAfter(at)
                && (!interval.from().isAfter(at) || interval.from().isAfter(hindsight));
    }
}
