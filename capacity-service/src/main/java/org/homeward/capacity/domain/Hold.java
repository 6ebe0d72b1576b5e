package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bed kept for a stay or for a purpose. It ends when its stay arrives, ends or is cancelled, at {@code until}, or on
 * release.
 *
 * @param bed the bed's id
 * @param by who asked for it
 * @param endedAt when it ended before {@code until}, null if it did not
 */
public record Hold(
        UUID id,
        String bed,
        @Nullable String stay,
        @Nullable String purpose,
        String by,
        Instant from,
        Instant until,
        @Nullable Instant endedAt) {

    /** Why a hold ended. */
    public enum End {
        RELEASED,
        EXPIRED,
        ARRIVED,
        STAY_ENDED
    }

    /** When it keeps the bed. */
    public Interval interval() {
        return new Interval(from, endedAt != null && endedAt.isBefore(until) ? endedAt : until);
    }

    /** Why this version of its stay ends the hold, null if it does not. */
    public @Nullable End endedBy(StayVersion version) {
        if (version.status().isOver()) {
            return End.STAY_ENDED;
        }
        Place place = version.place();
        return place != null && place.id().equals(bed) ? End.ARRIVED : null;
    }
}
