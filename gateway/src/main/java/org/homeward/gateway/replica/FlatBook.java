package org.homeward.gateway.replica;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The replica's step-down flats, sorted by id. One thread writes, any number reads without a lock. */
public final class FlatBook {

    private final ConcurrentNavigableMap<String, Flat> flats = new ConcurrentSkipListMap<>();
    private final Watermarks watermarks = new Watermarks();
    private final Boundaries<Flat> boundaries = new Boundaries<>();
    private final List<Consumer<Flat>> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;

    FlatBook(Clock clock) {
        this.clock = clock;
    }

    /** Called on the writing thread after each change of a flat, also those that midnight brings. */
    public void onChange(Consumer<Flat> listener) {
        listeners.add(listener);
    }

    public @Nullable Flat flat(String id) {
        return flats.get(id);
    }

    /** All of them, also those that are removed; a live view. */
    public NavigableMap<String, Flat> flats() {
        return flats;
    }

    Watermarks watermarks() {
        return watermarks;
    }

    /** @param heard up to when what housing-service says is in it; null while that is unknown */
    void beat(int partition, Instant knownAt, @Nullable Instant heard) {
        if (heard != null) {
            watermarks.beat(partition, heard.isBefore(knownAt) ? heard : knownAt);
        }
    }

    /** False when the version held is the same or newer. */
    boolean apply(FlatRecord record, byte[] data, int partition, long offset) {
        Flat held = flats.get(record.flat());
        if (held != null && held.record().version() >= record.version()) {
            return false;
        }
        Instant now = clock.instant();
        var flat = new Flat(record, held, data, partition, offset, now);
        flats.put(flat.id(), flat);
        boundaries.add(flat, now);
        tell(flat);
        return true;
    }

    /** Tells the listeners of flats that have changed by themselves; never early. */
    void tick(Instant now) {
        for (Flat flat : boundaries.due(now)) {
            boundaries.add(flat, now);
            tell(flat);
        }
    }

    private void tell(Flat flat) {
        listeners.forEach(listener -> listener.accept(flat));
    }
}
