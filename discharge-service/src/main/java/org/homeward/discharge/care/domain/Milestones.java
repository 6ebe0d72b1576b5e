package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When what a package is measured by happened.
 *
 * @param searches when each search for a provider began, in order; the last one is the round that goes on
 * @param firstStartedAt when the first visit of all was made, null if none was
 * @param reviewedAt when the need was last looked at, null if never
 */
public record Milestones(
        Instant requestedAt,
        List<Instant> searches,
        @Nullable Instant firstStartedAt,
        @Nullable Instant reviewedAt) {

    public Milestones {
        searches = List.copyOf(searches);
    }

    static Milestones requested(Instant now) {
        return new Milestones(now, List.of(now), null, null);
    }

    Milestones searched(Instant now) {
        List<Instant> begun = Stream.concat(searches.stream(), Stream.of(now)).toList();
        return new Milestones(requestedAt, begun, firstStartedAt, reviewedAt);
    }

    Milestones started(Instant at) {
        return firstStartedAt == null ? new Milestones(requestedAt, searches, at, reviewedAt) : this;
    }

    Milestones reviewed(Instant at) {
        return new Milestones(requestedAt, searches, firstStartedAt, at);
    }
}
