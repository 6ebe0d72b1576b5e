package org.homeward.discharge.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * What every fact of a case carries.
 *
 * @param id given when it was recorded
 * @param occurredAt when it was so, by whoever said it
 * @param recordedAt when it became known here, by the database's clock
 * @param by who said it: a caller's subject, or whom the caller names
 * @param source through what it came, {@code command} or a feed
 */
public record Stamp(UUID id, Instant occurredAt, Instant recordedAt, String by, String source)
        implements Comparable<Stamp> {

    private static final Comparator<Stamp> ORDER = Comparator.comparing(Stamp::occurredAt)
            .thenComparing(Stamp::recordedAt)
            .thenComparing(Stamp::id);

    /** The same word about another time. */
    public Stamp since(Instant time) {
        return new Stamp(id, time, recordedAt, by, source);
    }

    /** By when it was so; of two at one instant the one that was recorded later stands after the other. */
    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
