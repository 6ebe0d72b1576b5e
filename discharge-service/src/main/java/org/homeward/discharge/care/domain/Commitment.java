package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Visits that a provider has promised to a package, from acceptance to end, lapse or a review that changes them. A paused
 * one counts too and is shown apart. Capacity is computed from these alone.
 *
 * @param staffMinutesPerWeek minutes × carers × days
 * @param visits that the promise is of; of one that had ended before they were kept, those that were needed later
 */
public record Commitment(
        String provider,
        int staffMinutesPerWeek,
        List<Visit> visits,
        Instant acceptedAt,
        @Nullable Instant endedAt,
        boolean paused) {

    public Commitment {
        visits = List.copyOf(visits);
    }

    static Commitment begun(String provider, Need need, Instant at) {
        return new Commitment(provider, need.staffMinutesPerWeek(), need.visits(), at, null, false);
    }

    public boolean isLive() {
        return endedAt == null;
    }

    Commitment ended(Instant at) {
        return new Commitment(provider, staffMinutesPerWeek, visits, acceptedAt, at, false);
    }

    Commitment paused(boolean isPaused) {
        return new Commitment(provider, staffMinutesPerWeek, visits, acceptedAt, endedAt, isPaused);
    }
}
