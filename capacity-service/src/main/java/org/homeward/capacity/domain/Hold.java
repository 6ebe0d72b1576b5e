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
        return version.movements().stream().anyMatch(movement -> isArrival(movement, version)) ? End.ARRIVED : null;
    }

    /** Who is in the bed has arrived; so has who came since it is held and went on before that was heard of here. */
    private boolean isArrival(StayVersion.Movement movement, StayVersion version) {
        Place place = movement.presentAt();
        boolean here = place != null && place.id().equals(bed);
        return here
                && (!movement.at().isBefore(from)
                        || movement.equals(version.movements().getLast()));
    }
}
