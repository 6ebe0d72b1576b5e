package org.homeward.gateway.replica;

import java.time.Instant;

/** The newest version of a bed that has arrived here, with its place in the log and its current view. */
public final class Bed implements Placed, Boundaries.Changing {

    private final BedRecord record;
    private final int partition;
    private final long offset;
    private volatile BedView view;

    Bed(BedRecord record, int partition, long offset, Instant now) {
        this.record = record;
        this.partition = partition;
        this.offset = offset;
        this.view = BedEvaluation.evaluate(record, now);
    }

    @Override
    public String id() {
        return record.bed();
    }

    public String trust() {
        return record.trust();
    }

    public BedRecord record() {
        return record;
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public long offset() {
        return offset;
    }

    /** The bed at {@code now}; evaluated again only when something has begun or ended by itself. */
    public BedView view(Instant now) {
        BedView current = view;
        if (!current.holdsAt(now)) {
            current = BedEvaluation.evaluate(record, now);
            view = current;
        }
        return current;
    }

    @Override
    public Instant changesAfter(Instant now) {
        return view(now).until();
    }

    /** Whether the bed changed by itself after {@code from} and not after {@code to}. */
    public boolean changedByItself(Instant from, Instant to) {
        return BedRecord.boundaries(record.timed()).anyMatch(at -> at.isAfter(from) && !at.isAfter(to));
    }
}
