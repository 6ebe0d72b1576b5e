package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hours or places kept for somebody until an instant. An offer is none.
 *
 * @param amount hundredths of a staff hour a week, or of a place
 * @param endedAt when it was released before its time; null if it was not
 */
public record Reservation(
        UUID id,
        Line line,
        long amount,
        String purpose,
        String by,
        Instant from,
        Instant until,
        @Nullable Instant endedAt) {

    /** When it ends, by release or by itself. */
    public Instant end() {
        return endedAt != null && endedAt.isBefore(until) ? endedAt : until;
    }

    public boolean isInForceAt(Instant at) {
        return !from.isAfter(at) && end().isAfter(at);
    }
}
