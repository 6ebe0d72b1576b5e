package org.homeward.gateway.replica;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The next instant at which each bed changes by itself. At most one entry a bed; for one thread. */
final class Boundaries {

    private final TreeMap<Instant, Map<String, Bed>> byTime = new TreeMap<>();
    private final Map<String, Instant> timeOf = new HashMap<>();

    /** Replaces what was noted for the bed. */
    void add(Bed bed, Instant now) {
        forget(bed.id());
        Instant next = bed.view(now).until();
        if (!next.equals(Instant.MAX)) {
            timeOf.put(bed.id(), next);
            byTime.computeIfAbsent(next, at -> new HashMap<>()).put(bed.id(), bed);
        }
    }

    /** Takes out what is due. */
    List<Bed> due(Instant now) {
        List<Bed> due = new ArrayList<>();
        while (!byTime.isEmpty() && !byTime.firstKey().isAfter(now)) {
            Map<String, Bed> beds = byTime.pollFirstEntry().getValue();
            beds.keySet().forEach(timeOf::remove);
            due.addAll(beds.values());
        }
        return due;
    }

    private void forget(String bed) {
        Instant before = timeOf.remove(bed);
        Map<String, Bed> sameTime = before == null ? null : byTime.get(before);
        if (sameTime != null) {
            sameTime.remove(bed);
            if (sameTime.isEmpty()) {
                byTime.remove(before);
            }
        }
    }
}
