package org.homeward.discharge.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the patient was in hospital without criteria to reside.
 *
 * @param start when the review found none
 * @param startedBy who found so
 * @param end null while it lasts
 * @param ending null while it lasts
 * @param endedBy the criterion that was met again, null for other endings
 */
public record ReadyPeriod(
        Instant start,
        String startedBy,
        @Nullable Instant end,
        @Nullable Ending ending,
        @Nullable String endedBy) {

    /** Why a period ended; only what is not the end of the hospital spell resets the discharge ready date. */
    public enum Ending {
        CRITERIA_MET_AGAIN,
        DISCHARGED
    }

    boolean isOpen() {
        return end == null;
    }

    boolean isEmpty() {
        return end != null && !end.isAfter(start);
    }

    ReadyPeriod ended(Instant at, Ending why, @Nullable String criterion) {
        return new ReadyPeriod(start, startedBy, at, why, criterion);
    }
}
