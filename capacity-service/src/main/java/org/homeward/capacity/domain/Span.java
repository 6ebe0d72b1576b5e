package org.homeward.capacity.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a stay is in a place, is on leave from it, or is expected there.
 *
 * @param arrived when the patient came to the place, before any leave; of an expectation its start
 * @param since start of this stretch
 * @param until its end, null while none is known
 * @param vacates whether the patient leaves the place at its end (and does not merely go on leave or come back)
 * @param event of an expectation its HL7 trigger
 * @param expectedAt of an expectation when the patient is expected, null if nobody said
 */
public record Span(
        String stay,
        String trust,
        Kind kind,
        Place place,
        Instant arrived,
        Instant since,
        @Nullable Instant until,
        boolean vacates,
        @Nullable String event,
        @Nullable Instant expectedAt) {

    /** How the stay has to do with the place. */
    public enum Kind {
        PRESENT,
        ON_LEAVE,
        EXPECTED
    }

    /** Whether the place is the patient's, also from leave. */
    public boolean occupies() {
        return kind != Kind.EXPECTED;
    }

    Interval interval() {
        return new Interval(since, until);
    }
}
