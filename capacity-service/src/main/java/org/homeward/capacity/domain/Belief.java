package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A span with the time in which it was believed (recorded time): from the version of its stay that first said so until
 * the version that no longer did.
 *
 * @param source who said so
 * @param knownUntil null while it is believed
 * @param endedBy who no longer said so
 */
public record Belief(
        Span span,
        Instant knownFrom,
        String source,
        @Nullable Instant knownUntil,
        @Nullable String endedBy) {

    public static Belief first(Span span, StayVersion version) {
        return new Belief(span, version.recordedAt(), version.source(), null, null);
    }

    private Belief ended(StayVersion version) {
        return new Belief(span, knownFrom, source, version.recordedAt(), version.source());
    }

    /**
     * What changes when a newer version arrives.
     *
     * @param ended beliefs that were open before and no longer stand
     * @param begun beliefs that are new; of several versions some of them may have ended again
     */
    public record Change(List<Belief> ended, List<Belief> begun) {}

    /** What a version that is newer than all before changes in what is believed of its stay. */
    public static Change change(List<Belief> open, StayVersion next) {
        Set<Span> now = Whereabouts.of(next);
        List<Belief> ended = new ArrayList<>();
        Set<Span> kept = new HashSet<>();
        for (Belief belief : open) {
            if (now.contains(belief.span)) {
                kept.add(belief.span);
            } else {
                ended.add(belief.ended(next));
            }
        }
        List<Belief> begun = now.stream()
                .filter(span -> !kept.contains(span))
                .map(span -> first(span, next))
                .toList();
        return new Change(ended, begun);
    }

    /** What several versions, each newer than all before, change in what is believed of their stay. */
    public static Change change(List<Belief> open, List<StayVersion> next) {
        List<Belief> ended = new ArrayList<>();
        List<Belief> begun = new ArrayList<>();
        List<Belief> standing = new ArrayList<>(open);
        Set<Belief> before = new HashSet<>(open);
        for (StayVersion version : next) {
            Change change = change(standing, version);
            for (Belief end : change.ended) {
                Belief begin = end.opened();
                standing.remove(begin);
                (before.contains(begin) ? ended : begun).add(end);
            }
            standing.addAll(change.begun);
        }
        standing.stream().filter(belief -> !before.contains(belief)).forEach(begun::add);
        return new Change(ended, begun);
    }

    /** Everything ever believed of a stay, by all of its known versions in ascending order. */
    public static List<Belief> history(List<StayVersion> versions) {
        return change(List.of(), versions).begun;
    }

    /** As it was before it ended. */
    public Belief opened() {
        return new Belief(span, knownFrom, source, null, null);
    }
}
