package org.homeward.gateway.replica;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The replica's providers and what each of them has free, sorted by provider, area and service, and found by district.
 * One thread writes, any number reads without a lock. It grows with the number of lines, which is finite.
 */
public final class CareBook {

    private final ConcurrentNavigableMap<String, Care> lines = new ConcurrentSkipListMap<>();
    private final Map<String, ConcurrentNavigableMap<String, Care>> byDistrict = new ConcurrentHashMap<>();
    private final Map<String, ProviderRecord> providers = new ConcurrentHashMap<>();
    private final Watermarks watermarks = new Watermarks();
    private final List<Consumer<Care>> listeners = new CopyOnWriteArrayList<>();

    CareBook() {}

    /** Called on the writing thread after each change of a line. */
    public void onChange(Consumer<Care> listener) {
        listeners.add(listener);
    }

    public @Nullable Care line(String id) {
        return lines.get(id);
    }

    /** The lines that may serve a part of this area, all if it is null; sorted by id, a live view. */
    public NavigableMap<String, Care> lines(@Nullable Area area) {
        return area == null ? lines : byDistrict.getOrDefault(area.district().code(), new ConcurrentSkipListMap<>());
    }

    public Collection<ProviderRecord> providers() {
        return providers.values();
    }

    Watermarks watermarks() {
        return watermarks;
    }

    /** @param heard up to when packages of care are in it; null while that is unknown */
    void beat(int partition, Instant knownAt, @Nullable Instant heard) {
        if (heard != null) {
            watermarks.beat(partition, heard.isBefore(knownAt) ? heard : knownAt);
        }
    }

    /** False when the version held is the same or newer. */
    boolean apply(CareRecord record, boolean inHours, byte[] data, int partition, long offset) {
        Care held = lines.get(record.id());
        if (held != null && held.record().version() >= record.version()) {
            return false;
        }
        put(new Care(
                record, inHours, Care.withoutLastBrace(data), partition, offset, providers.get(record.provider())));
        return true;
    }

    /** A provider's name and tier stand in each of its lines. */
    boolean apply(ProviderRecord record, long offset) {
        ProviderRecord held = providers.get(record.provider());
        if (held != null && held.version() >= record.version()) {
            return false;
        }
        providers.put(record.provider(), record);
        String first = record.provider() + '/';
        lines.subMap(first, true, record.provider() + '0', false) // '0' follows '/'
                .values()
                .forEach(line -> put(line.of(record, offset)));
        return true;
    }

    private void put(Care line) {
        lines.put(line.id(), line);
        byDistrict
                .computeIfAbsent(line.area().district().code(), district -> new ConcurrentSkipListMap<>())
                .put(line.id(), line);
        listeners.forEach(listener -> listener.accept(line));
    }
}
