package org.homeward.gateway.replica;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The next instant at which each thing changes by itself. At most one entry for each; for one thread. */
final class Boundaries<T extends Boundaries.Changing> {

    /** What changes when a time comes. */
    interface Changing {

        String id();

        /** The first instant after this one at which it changes by itself; {@link Instant#MAX} for none. */
        Instant changesAfter(Instant now);
    }

    private final TreeMap<Instant, Map<String, T>> byTime = new TreeMap<>();
    private final Map<String, Instant> timeOf = new HashMap<>();

    /** Replaces what was noted for it. */
    void add(T one, Instant now) {
        forget(one.id());
        Instant next = one.changesAfter(now);
        if (!next.equals(Instant.MAX)) {
            timeOf.put(one.id(), next);
            byTime.computeIfAbsent(next, at -> new HashMap<>()).put(one.id(), one);
        }
    }

    /** Takes out what is due. */
    List<T> due(Instant now) {
        List<T> due = new ArrayList<>();
        while (!byTime.isEmpty() && !byTime.firstKey().isAfter(now)) {
            Map<String, T> some = byTime.pollFirstEntry().getValue();
            some.keySet().forEach(timeOf::remove);
            due.addAll(some.values());
        }
        return due;
    }

    private void forget(String id) {
        Instant before = timeOf.remove(id);
        Map<String, T> sameTime = before == null ? null : byTime.get(before);
        if (sameTime != null) {
            sameTime.remove(id);
            if (sameTime.isEmpty()) {
                byTime.remove(before);
            }
        }
    }
}
