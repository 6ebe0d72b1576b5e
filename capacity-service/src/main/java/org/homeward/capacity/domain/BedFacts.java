package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one bed.
 *
 * @param trust the trust that it belongs to
 * @param estate null if no estate has the bed
 * @param unregisteredSince of a bed that no estate has: since when as far as is known
 * @param usedByFeed whether what a feed has said and what still counts names it
 * @param spans the stays that are, were or are expected in it
 * @param observedAt when the last fact about it was recorded
 * @param source who recorded it
 */
public record BedFacts(
        Place bed,
        String trust,
        @Nullable EstateEntry estate,
        Instant unregisteredSince,
        boolean usedByFeed,
        List<Span> spans,
        List<BedStatusFact> statuses,
        List<Hold> holds,
        Instant observedAt,
        String source) {

    public BedFacts {
        spans = List.copyOf(spans);
        statuses = List.copyOf(statuses);
        holds = List.copyOf(holds);
    }
}
