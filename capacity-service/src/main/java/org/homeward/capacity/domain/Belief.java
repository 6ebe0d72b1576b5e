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
     * @param ended beliefs that were open and no longer stand
     * @param begun beliefs that stand from this version on
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

    /** Everything ever believed of a stay, by all of its known versions in ascending order. */
    public static List<Belief> history(List<StayVersion> versions) {
        List<Belief> closed = new ArrayList<>();
        List<Belief> open = new ArrayList<>();
        for (StayVersion version : versions) {
            Change change = change(open, version);
            Set<Span> gone = new HashSet<>();
            change.ended().forEach(belief -> gone.add(belief.span));
            open.removeIf(belief -> gone.contains(belief.span));
            closed.addAll(change.ended());
            open.addAll(change.begun());
        }
        closed.addAll(open);
        return closed;
    }
}
