package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.homeward.discharge.domain.London;
import org.jspecify.annotations.Nullable;

/**
 * Which providers see of whom a package is. Each from its acceptance until the end of the day, in London, on which its
 * promise ended: so it learns why, and keeps nothing that it no longer needs. Beside a notice two see it.
 */
public final class SeenBy {

    private SeenBy() {}

    /** Everybody who ever accepted it. */
    public static SortedSet<String> providers(PackageOfCare known) {
        SortedSet<String> providers = new TreeSet<>();
        known.commitments().forEach(one -> providers.add(one.provider()));
        return providers;
    }

    /** Until when, exclusively; null for as long as its promise stands, the beginning of time for who never accepted. */
    public static @Nullable Instant until(PackageOfCare known, String provider) {
        List<Commitment> own = known.commitments().stream()
                .filter(one -> one.provider().equals(provider))
                .toList();
        Instant last = Instant.MIN;
        for (Commitment one : own) {
            Instant ended = one.endedAt();
            if (ended == null) {
                return null;
            }
            Instant dayIsOver = London.startOf(London.dateOf(ended).plusDays(1));
            last = dayIsOver.isAfter(last) ? dayIsOver : last;
        }
        return last;
    }

    public static boolean is(PackageOfCare known, String provider, Instant now) {
        Instant until = until(known, provider);
        return until == null || until.isAfter(now);
    }
}
