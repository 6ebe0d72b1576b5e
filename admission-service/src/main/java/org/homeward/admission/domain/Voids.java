package org.homeward.admission.domain;

import org.jspecify.annotations.Nullable;

/** Which events are void, and by which cancels. */
final class Voids {

    private final @Nullable Entry[] voidedBy;
    private final @Nullable Entry[] targets;
    private final boolean[] assumed;

    Voids(int facts) {
        voidedBy = new @Nullable Entry[facts];
        targets = new @Nullable Entry[facts];
        assumed = new boolean[facts];
    }

    /** The event is as if it had not been. */
    void put(Entry event, Entry by) {
        voidedBy[event.rank()] = by;
        targets[by.rank()] = event;
    }

    /** The cancel names an event that is void already: it is said twice. */
    void repeat(Entry event, Entry by) {
        targets[by.rank()] = event;
    }

    /** The cancel names no event for certain; its target is assumed. */
    void assume(Entry by) {
        assumed[by.rank()] = true;
    }

    boolean isVoid(Entry event) {
        return voidedBy[event.rank()] != null;
    }

    /** Void by a cancel of its own, not only by the deletion of its stay. */
    boolean isCancelled(Entry event) {
        Entry by = by(event);
        return by != null && by.trigger() != Trigger.A23;
    }

    @Nullable
    Entry by(Entry event) {
        return voidedBy[event.rank()];
    }

    /** What this cancel has voided, null while it waits. */
    @Nullable
    Entry target(Entry cancel) {
        return targets[cancel.rank()];
    }

    boolean isAssumed(Entry cancel) {
        return assumed[cancel.rank()];
    }

    /** Forgets what was decided about this fact. */
    void forget(Entry entry) {
        voidedBy[entry.rank()] = null;
        targets[entry.rank()] = null;
        assumed[entry.rank()] = false;
    }
}
