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
 *       several have it: all those before it in the sender's sequence; if none is before it, the first of them that is
 *       live, with every statement of that same event.
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
        List<Entry> before =
                named.stream().filter(event -> isSentBefore(event, cancel)).toList();
        if (named.size() > 1 && !before.isEmpty()) {
            before.forEach(event -> voidUnlessVoid(event, cancel));
        } else {
            voidFirst(named, cancel);
        }
    }

    /** The cancel came before what it cancels, or there is only one event that it can mean. */
    private void voidFirst(List<Entry> named, Entry cancel) {
        List<Entry> live = named.stream().filter(event -> !voids.isVoid(event)).toList();
        if (!live.isEmpty()) {
            voidWithRestatements(live.getFirst(), live, cancel);
        } else if (!named.isEmpty()) {
            voids.repeat(named.getFirst(), cancel);
        }
    }

    private void voidUnlessVoid(Entry event, Entry cancel) {
        if (voids.isVoid(event)) {
            voids.repeat(event, cancel);
        } else {
            voids.put(event, cancel);
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
