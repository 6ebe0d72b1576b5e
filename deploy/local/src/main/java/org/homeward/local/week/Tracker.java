package org.homeward.local.week;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The truth: who is where. It follows what happens on the wards, not what the messages say of it. */
final class Tracker {

    private final Map<String, Stay> present = new LinkedHashMap<>();

    void is(Stay stay) {
        present.put(stay.visit(), stay);
    }

    void goes(Stay stay) {
        present.remove(stay.visit());
    }

    /** The stay as it is now, null if it has ended. */
    @Nullable
    Stay now(String visit) {
        return present.get(visit);
    }

    List<Stay> all() {
        return List.copyOf(present.values());
    }

    boolean isTaken(Place bed) {
        return present.values().stream().anyMatch(stay -> stay.place().equals(bed));
    }

    /** Each bed that somebody has, with the ids of the stays; who is on leave keeps the bed. */
    SortedMap<String, SortedSet<String>> occupiedBeds(String trust) {
        SortedMap<String, SortedSet<String>> beds = new TreeMap<>();
        for (Stay stay : present.values()) {
            if (stay.place().isBed()) {
                beds.computeIfAbsent(stay.place().id(), bed -> new TreeSet<>()).add(trust + ":" + stay.visit());
            }
        }
        return beds;
    }
}
