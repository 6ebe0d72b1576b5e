package org.homeward.capacity.care.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider has taken on for one package: it counts from its acceptance until before its end, paused or not.
 *
 * @param pack id of the package
 * @param pausedAt since when the package is paused; null while it is not
 * @param recordedAt when the version of the package that says so was recorded
 */
public record Commitment(
        String pack,
        Line line,
        Load load,
        Instant acceptedAt,
        @Nullable Instant endedAt,
        @Nullable Instant pausedAt,
        Instant recordedAt) {

    /** What ends before it was accepted has never taken anything. */
    public Commitment {
        endedAt = endedAt != null && endedAt.isBefore(acceptedAt) ? acceptedAt : endedAt;
    }

    public boolean isAcceptedBy(Instant at) {
        return !acceptedAt.isAfter(at);
    }

    public boolean isEndedBy(Instant at) {
        return endedAt != null && !endedAt.isAfter(at);
    }

    public boolean isPausedAt(Instant at) {
        return pausedAt != null && !pausedAt.isAfter(at);
    }
}
