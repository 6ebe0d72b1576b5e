package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Flats that were offered to somebody in vain.
 *
 * @param declined those that they do not want: never offered again
 * @param unanswered those to which nobody has said anything, and from when each is offered again
 */
public record OfferedInVain(Set<String> declined, Map<String, Instant> unanswered) {

    public static final OfferedInVain NOTHING = new OfferedInVain(Set.of(), Map.of());

    public OfferedInVain {
        declined = Set.copyOf(declined);
        unanswered = Map.copyOf(unanswered);
    }

    OfferedInVain declining(String flat) {
        Set<String> all = new TreeSet<>(declined);
        all.add(flat);
        return new OfferedInVain(all, unanswered);
    }

    OfferedInVain notAnswering(String flat, Instant again) {
        Map<String, Instant> all = new TreeMap<>(unanswered);
        all.put(flat, again);
        return new OfferedInVain(declined, all);
    }

    /** Whether the flat can be offered. */
    boolean allows(String flat, Instant now) {
        Instant again = unanswered.get(flat);
        return !declined.contains(flat) && (again == null || !again.isAfter(now));
    }
}
