package org.homeward.gateway.replica;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every answer says about itself.
 *
 * @param asOf the instant described
 * @param knownAt recorded time up to which this copy is complete; null while nobody has said so
 * @param stale whether {@code knownAt} is missing or older than the setting {@code homeward.stale-after}
 */
public record Freshness(Instant asOf, @Nullable Instant knownAt, boolean stale) {

    /** Of what depends on both. */
    public Freshness and(Freshness other) {
        Instant least = knownAt == null || other.knownAt == null
                ? null
                : knownAt.isBefore(other.knownAt) ? knownAt : other.knownAt;
        return new Freshness(asOf, least, stale || other.stale);
    }
}
