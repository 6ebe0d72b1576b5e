package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stays of one patient's facts that have no visit number. In event order, each goes to the stay that is open
 * at its instant (of several: the one opened by the same sender, else the one opened last; flagged); where none is open,
 * an A01, A04 or A05 opens a provisional stay. A cancel goes where the event went that it voids.
 *
 * <p>Which stay is open depends on what is void, and what a cancel can void depends on what is in its stay: both are
 * decided in turn until nothing changes, at most {@value #ROUNDS} times.
 */
final class WhichStay {

    private static final int ROUNDS = 4;

    private final List<Draft> numbered;
    private final List<Entry> loose;
    private final List<Entry> timeline;
    private final BitSet looseRanks = new BitSet();
    private final @Nullable Draft[] homes;
    private final Voids voids;
    private final Map<Draft, Course> courses = new HashMap<>();
    /** Those that are open at this point of the walk, the one opened last at the end. */
    private final Set<Draft> open = new LinkedHashSet<>();

    private final Set<Draft> ambiguous = new HashSet<>();
    private final List<Draft> provisional = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param numbered the patient's stays with a visit number, their facts gathered
     * @param loose his facts without one, in event order
     * @param homes by rank, the stay of each fact: here the loose ones are entered
     */
    WhichStay(List<Draft> numbered, List<Entry> loose, @Nullable Draft[] homes, Voids voids) {
        this.numbered = numbered;
        this.loose = loose;
        this.homes = homes;
        this.voids = voids;
        this.timeline = new ArrayList<>(loose);
        numbered.forEach(draft -> timeline.addAll(draft.entries()));
        loose.forEach(entry -> looseRanks.set(entry.rank()));
        timeline.sort(Comparator.comparingInt(Entry::rank));
    }

    /** Enters the home of each loose fact, fills the stays and resolves their cancels; returns the provisional stays. */
    List<Draft> settle() {
        numbered.forEach(draft -> draft.resolve(voids));
        Cancels.resolve(loose, timeline, voids);
        Map<Integer, Integer> named = targets();
        List<Boolean> before = List.of();
        for (int round = 0; round < ROUNDS && !before.equals(voided()); round++) {
            before = voided();
            walk();
            named.forEach((cancel, target) -> homes[cancel] = homes[target]);
            gather();
        }
        return provisional;
    }

    private void walk() {
        courses.clear();
        open.clear();
        ambiguous.clear();
        provisional.clear();
        numbered.forEach(draft -> courses.put(draft, Course.untilDeletion(voids)));
        for (Entry entry : timeline) {
            if (looseRanks.get(entry.rank())) {
                homes[entry.rank()] = Cancels.isCancel(entry.trigger()) ? null : place(entry);
            }
            Draft draft = homes[entry.rank()];
            if (draft != null) {
                pursue(draft, entry);
            }
        }
    }

    private void pursue(Draft draft, Entry entry) {
        Course course = courses.computeIfAbsent(draft, d -> Course.untilDeletion(voids));
        boolean was = course.isOpen();
        course.take(entry);
        if (entry.trigger() == Trigger.A23) {
            course.close();
        }
        if (was && !course.isOpen()) {
            open.remove(draft);
        } else if (!was && course.isOpen()) {
            open.add(draft);
        }
    }

    private @Nullable Draft place(Entry entry) {
        Draft best = null;
        for (Draft draft : open) {
            best = best == null || isOfSender(draft, entry) || !isOfSender(best, entry) ? draft : best;
        }
        if (best != null && open.size() > 1) {
            ambiguous.add(best);
        }
        return best != null ? best : opened(entry);
    }

    /** The provisional stay that a fact opens where no stay is open; a void one too, it shows as cancelled. */
    private @Nullable Draft opened(Entry entry) {
        Trigger trigger = entry.trigger();
        if (trigger != Trigger.A01 && trigger != Trigger.A04 && trigger != Trigger.A05) {
            return null;
        }
        Draft draft = Draft.provisional(entry.fact());
        provisional.add(draft);
        return draft;
    }

    private boolean isOfSender(Draft draft, Entry entry) {
        Course course = courses.get(draft);
        Entry opener = course == null ? null : course.openedBy();
        return opener != null
                && opener.fact().source().sender().equals(entry.fact().source().sender());
    }

    /** Ranks of the loose cancels, and of what they can void among all facts of the patient. */
    private Map<Integer, Integer> targets() {
        Map<Integer, Integer> targets = new LinkedHashMap<>();
        for (Entry entry : loose) {
            Entry target = voids.target(entry);
            if (target != null) {
                targets.put(entry.rank(), target.rank());
            }
        }
        return targets;
    }

    private void gather() {
        numbered.forEach(Draft::clear);
        for (Entry entry : timeline) {
            voids.forget(entry);
            Draft draft = homes[entry.rank()];
            if (draft != null) {
                draft.add(entry);
            }
        }
        ambiguous.forEach(Draft::assume);
        numbered.forEach(draft -> draft.resolve(voids));
        provisional.forEach(draft -> draft.resolve(voids));
    }

    private List<Boolean> voided() {
        return timeline.stream().map(voids::isVoid).toList();
    }
}
