package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from the first instant in it
 * @param until the first instant no longer in it, null while no end is known
 */
public record Interval(Instant from, @Nullable Instant until) {

    private static final Comparator<Interval> BY_START = Comparator.comparing(Interval::from);

    /** Whether the instant lies in it. */
    public boolean holds(Instant at) {
        return !from.isAfter(at) && endsAfter(at);
    }

    /** Whether it ends after the instant, or has no known end. */
    public boolean endsAfter(Instant at) {
        return until == null || until.isAfter(at);
    }

    boolean isEmpty() {
        return until != null && !until.isAfter(from);
    }

    /** What both have in common, null if nothing. */
    @Nullable
    Interval overlap(Interval other) {
        Instant start = from.isAfter(other.from) ? from : other.from;
        Interval common = new Interval(start, earlier(until, other.until));
        return common.isEmpty() ? null : common;
    }

    /** The stretches that lie in at least one of the intervals, apart from each other and in order. */
    static List<Interval> union(Collection<Interval> intervals) {
        List<Interval> result = new ArrayList<>();
        for (Interval next : intervals.stream().sorted(BY_START).toList()) {
            int last = result.size() - 1;
            if (next.isEmpty()) {
                continue;
            }
            if (last >= 0 && result.get(last).reaches(next.from)) {
                result.set(last, result.get(last).extendedTo(next.until));
            } else {
                result.add(next);
            }
        }
        return result;
    }

    /** From each start to the first end that is later than it; without one there is no end. */
    static List<Interval> fromEach(Collection<Instant> starts, Collection<Instant> ends) {
        return union(starts.stream()
                .map(start -> new Interval(start, after(start, ends)))
                .toList());
    }

    static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    private static @Nullable Instant after(Instant start, Collection<Instant> ends) {
        return ends.stream()
                .filter(end -> end.isAfter(start))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean reaches(Instant at) {
        return until == null || !until.isBefore(at);
    }

    private Interval extendedTo(@Nullable Instant end) {
        if (until == null || end == null) {
            return new Interval(from, null);
        }
        return end.isAfter(until) ? new Interval(from, end) : this;
    }
}
