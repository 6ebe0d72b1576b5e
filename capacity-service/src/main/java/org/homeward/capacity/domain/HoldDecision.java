package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.List;
import org.homeward.capacity.domain.Reason.Code;
import org.jspecify.annotations.Nullable;

/** Whether a bed may be held. */
public sealed interface HoldDecision {

    /** The bed may be held. */
    record Granted() implements HoldDecision {}

    /** What keeps the bed from being held now. */
    record Refused(List<Reason> reasons) implements HoldDecision {}

    /**
     * Decides on the record of the bed: it may be held if nothing keeps it from use now, save that the very stay is
     * expected in it.
     *
     * @param stay for whom, null for a purpose
     */
    static HoldDecision on(Bed bed, @Nullable String stay, Instant now) {
        boolean own = bed.expected().stream()
                .filter(expected -> new Interval(expected.from(), expected.until()).holds(now))
                .allMatch(expected -> expected.stay().equals(stay));
        List<Reason> against = bed.reasonsAt(now).stream()
                .filter(reason -> reason.code() != Code.EXPECTED || !own)
                .toList();
        return against.isEmpty() ? new Granted() : new Refused(against);
    }
}
