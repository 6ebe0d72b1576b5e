package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A package of care as discharge-service describes it, as far as it takes capacity. {@code commitments} is the whole
 * history of who took it on, so the newest version alone tells everything.
 *
 * @param overAt when it was over and that was recorded, whichever came later; null while it is not
 */
public record PackageVersion(
        String pack,
        long version,
        Instant recordedAt,
        Instant requestedAt,
        @Nullable Instant overAt,
        List<Taken> commitments) {

    /** A commitment, and whose it is. */
    public record Taken(String provider, Commitment commitment) {}

    public PackageVersion {
        commitments = List.copyOf(commitments);
    }

    public SortedSet<String> providers() {
        SortedSet<String> providers = new TreeSet<>();
        commitments.forEach(taken -> providers.add(taken.provider()));
        return providers;
    }
}
