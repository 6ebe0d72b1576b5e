package org.homeward.gateway.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Up to when each partition is complete, by the owner's beats, and which partitions hold which trust's or site's data.
 * Written by the replica's one thread, read by all.
 */
final class Watermarks {

    private final Map<Integer, Instant> knownAt = new ConcurrentHashMap<>();
    private final Map<String, BitSet> partitionsOf = new ConcurrentHashMap<>();
    private volatile int partitions;

    void partitions(int count) {
        partitions = Math.max(partitions, count);
    }

    /** A beat never takes back what an earlier one has said. */
    void beat(int partition, Instant time) {
        knownAt.merge(partition, time, (before, after) -> after.isAfter(before) ? after : before);
    }

    /** Remembers that records about {@code scope} (a trust's or a site's code) come on this partition. */
    void seen(String scope, int partition) {
        BitSet known = partitionsOf.get(scope);
        if (known == null || !known.get(partition)) {
            BitSet more = known == null ? new BitSet() : (BitSet) known.clone();
            more.set(partition);
            partitionsOf.put(scope, more);
        }
    }

    Freshness freshness(Iterable<String> scopes, Instant now, Duration staleAfter) {
        Instant oldest = oldest(partitionsOf(scopes));
        boolean stale = oldest == null || oldest.isBefore(now.minus(staleAfter));
        return new Freshness(now, oldest, stale);
    }

    private BitSet partitionsOf(Iterable<String> scopes) {
        var wanted = new BitSet();
        for (String scope : scopes) {
            BitSet known = partitionsOf.get(scope);
            if (known == null) {
                return all();
            }
            wanted.or(known);
        }
        return wanted.isEmpty() ? all() : wanted;
    }

    private BitSet all() {
        var all = new BitSet();
        all.set(0, partitions);
        return all;
    }

    private @Nullable Instant oldest(BitSet wanted) {
        Instant oldest = null;
        for (int p = wanted.nextSetBit(0); p >= 0; p = wanted.nextSetBit(p + 1)) {
            Instant known = knownAt.get(p);
            if (known == null) {
                return null;
            }
            if (oldest == null || known.isBefore(oldest)) {
                oldest = known;
            }
        }
        return oldest;
    }
}
