package org.homeward.discharge.care.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hours that a provider has promised to a package, from acceptance to end or lapse. A paused one counts too and is
 * shown apart. Capacity is computed from these alone.
 *
 * @param staffMinutesPerWeek minutes × carers × days
 */
public record Commitment(
        String provider,
        int staffMinutesPerWeek,
        Instant acceptedAt,
        @Nullable Instant endedAt,
        boolean paused) {

    static Commitment begun(String provider, int staffMinutesPerWeek, Instant at) {
        return new Commitment(provider, staffMinutesPerWeek, at, null, false);
    }

    public boolean isLive() {
        return endedAt == null;
    }

    Commitment ended(Instant at) {
        return new Commitment(provider, staffMinutesPerWeek, acceptedAt, at, false);
    }

    Commitment paused(boolean isPaused) {
        return new Commitment(provider, staffMinutesPerWeek, acceptedAt, endedAt, isPaused);
    }
}
