package org.homeward.admission.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The events that cancels of one type may void, in event order. */
final class Candidates {

    private final List<Entry> events;
    /** The longest time that one of them can mean: how far before a given time a match may begin. */
    private final Duration longest;

    private Candidates(List<Entry> events, Duration longest) {
        this.events = events;
        this.longest = longest;
    }

    static Candidates of(List<Entry> entries, Set<Trigger> types) {
        List<Entry> events = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (Entry entry : entries) {
            if (types.contains(entry.trigger())) {
                events.add(entry);
                Duration length = Duration.between(
                        entry.fact().at().at(), entry.fact().at().end());
                longest = length.compareTo(longest) > 0 ? length : longest;
            }
        }
        return new Candidates(events, longest);
    }

    /** Those whose event time is the given one, at the coarser precision of the two. */
    List<Entry> at(EventTime time) {
        List<Entry> found = new ArrayList<>();
        for (int i = firstFrom(time.at().minus(longest)); i < events.size(); i++) {
            Entry event = events.get(i);
            if (!event.fact().at().at().isBefore(time.end())) {
                break;
            }
            if (event.fact().at().matches(time)) {
                found.add(event);
            }
        }
        return found;
    }

    /** The live ones before a rank; no more of them than it takes to see that they are not all one event. */
    List<Entry> live(int before, Voids voids) {
        List<Entry> live = new ArrayList<>();
        for (Entry event : events) {
            if (event.rank() >= before || (!live.isEmpty() && !live.getLast().restates(live.getFirst()))) {
                break;
            }
            if (!voids.isVoid(event)) {
                live.add(event);
            }
        }
        return live;
    }

    private int firstFrom(Instant start) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).fact().at().at().isBefore(start)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
