package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cancel voids which event. Only the events listed here can be cancelled; a cancel cannot.
 *
 * <ol>
 *   <li>A cancel voids the event of its type that has the time which it names, at the coarser precision of the two. If
 *       several have it: the latest of those before it in the sender's sequence. An event that was said twice is void
 *       with both its statements.
 *   <li>After that, a cancel that names no time for certain voids the one live event of its type before it in event
 *       order; if there is none before it, the one that there is at all. This is flagged.
 *   <li>Every other cancel waits.
 * </ol>
 */
final class Cancels {

    private static final Map<Trigger, Set<Trigger>> VOIDED_BY = new EnumMap<>(Map.of(
            Trigger.A11, Set.of(Trigger.A01, Trigger.A04),
            Trigger.A12, Set.of(Trigger.A02),
            Trigger.A13, Set.of(Trigger.A03),
            Trigger.A25, Set.of(Trigger.A16),
            Trigger.A26, Set.of(Trigger.A15),
            Trigger.A27, Set.of(Trigger.A14),
            Trigger.A38, Set.of(Trigger.A05),
            Trigger.A52, Set.of(Trigger.A21),
            Trigger.A53, Set.of(Trigger.A22)));

    private final Voids voids;
    private final Candidates candidates;

    private Cancels(Voids voids, Candidates candidates) {
        this.voids = voids;
        this.candidates = candidates;
    }

    static boolean isCancel(Trigger trigger) {
        return VOIDED_BY.containsKey(trigger);
    }

    /**
     * Resolves cancels.
     *
     * @param cancels in event order; other facts among them are passed over
     * @param events those that may be voided, in event order
     */
    static void resolve(List<Entry> cancels, List<Entry> events, Voids voids) {
        Map<Trigger, List<Entry>> byType = new EnumMap<>(Trigger.class);
        for (Entry entry : cancels) {
            if (isCancel(entry.trigger())) {
                byType.computeIfAbsent(entry.trigger(), t -> new ArrayList<>()).add(entry);
            }
        }
        byType.forEach((type, ofType) -> {
            Set<Trigger> voided = VOIDED_BY.getOrDefault(type, Set.of());
            Cancels resolution = new Cancels(voids, Candidates.of(events, voided));
            ofType.forEach(resolution::exactly);
            ofType.forEach(resolution::leniently);
        });
    }

    private void exactly(Entry cancel) {
        EventTime time = cancel.fact().cancels();
        List<Entry> named = time == null ? List.of() : candidates.at(time);
        List<Entry> live = named.stream().filter(event -> !voids.isVoid(event)).toList();
        if (!live.isEmpty()) {
            voidWithRestatements(choose(live, cancel), live, cancel);
        } else if (!named.isEmpty()) {
            voids.repeat(choose(named, cancel), cancel);
        }
    }

    private void leniently(Entry cancel) {
        if (cancel.fact().namesItsTarget() || voids.target(cancel) != null) {
            return;
        }
        List<Entry> live = candidates.live(cancel.rank(), voids);
        if (live.isEmpty()) {
            live = candidates.live(Integer.MAX_VALUE, voids);
        }
        if (!live.isEmpty() && live.stream().allMatch(live.getFirst()::restates)) {
            voidWithRestatements(live.getFirst(), live, cancel);
            voids.assume(cancel);
        }
    }

    private static Entry choose(List<Entry> several, Entry cancel) {
        Entry latest = null;
        for (Entry event : several) {
            if (isSentBefore(event, cancel) && (latest == null || isSentBefore(latest, event))) {
                latest = event;
            }
        }
        return latest != null ? latest : several.getFirst();
    }

    private static boolean isSentBefore(Entry a, Entry b) {
        return Order.SENT.compare(a.fact().source(), b.fact().source()) < 0;
    }

    private void voidWithRestatements(Entry event, List<Entry> live, Entry cancel) {
        for (Entry other : live) {
            if (other.restates(event) && (isSentBefore(other, cancel) || !isSentBefore(event, cancel))) {
                voids.put(other, cancel);
            }
        }
        voids.put(event, cancel);
    }
}
