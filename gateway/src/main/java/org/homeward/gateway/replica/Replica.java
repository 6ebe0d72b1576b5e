package org.homeward.gateway.replica;

import java.time.Clock;
import java.time.Duration;
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
 * The gateway's copy of the views of beds, wards and community capacity: the newest version of each, in memory, sorted by
 * id. One thread writes ({@link CapacityReader}), any number reads without a lock. It grows with the number of keys of
 * the topic, which is finite, and with nothing else.
 */
public final class Replica {

    private final ConcurrentNavigableMap<String, Bed> beds = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Ward> wards = new ConcurrentSkipListMap<>();
    private final Map<String, Boolean> trusts = new ConcurrentHashMap<>();
    private final CareBook care = new CareBook();
    private final FlatBook flats;
    private final Watermarks watermarks = new Watermarks();
    private final Boundaries<Bed> boundaries = new Boundaries<>();
    private final List<Consumer<Bed>> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final Duration staleAfter;
    private volatile Position position = Position.start(0);
    private volatile boolean complete;

    public Replica(Clock clock, Duration staleAfter) {
        this.clock = clock;
        this.flats = new FlatBook(clock);
        this.staleAfter = staleAfter;
    }

    /** Called on the writing thread after each change of a bed, also those that come by themselves. */
    public void onChange(Consumer<Bed> listener) {
        listeners.add(listener);
    }

    public @Nullable Bed bed(String id) {
        return beds.get(id);
    }

    /** All beds, sorted by id; a live view. */
    public NavigableMap<String, Bed> beds() {
        return beds;
    }

    /** The beds of a ward or a site, sorted by id; a live view. */
    public NavigableMap<String, Bed> bedsUnder(String prefix) {
        return beds.subMap(prefix + '/', true, prefix + '0', false); // '0' follows '/'
    }

    public @Nullable Ward ward(String id) {
        return wards.get(id);
    }

    /** All wards, by {@code site/ward}. */
    public Collection<Ward> wards() {
        return wards.values();
    }

    /** The wards of a site. */
    public Collection<Ward> wardsOf(String sitePart) {
        return wards.subMap(sitePart + '/', true, sitePart + '0', false).values();
    }

    /** What providers of care have free. */
    public CareBook care() {
        return care;
    }

    /** Step-down flats, and when they can be had. */
    public FlatBook flats() {
        return flats;
    }

    /** Every trust that a record has spoken of. */
    public Collection<String> trusts() {
        return trusts.keySet();
    }

    public Instant now() {
        return clock.instant();
    }

    /** How complete the data of these trusts or sites is; of everything, when none is named or one is unknown. */
    public Freshness freshness(Iterable<String> scopes) {
        return watermarks.freshness(scopes, now(), staleAfter);
    }

    /** How complete is what providers of care have free: packages of care are a part of it. */
    public Freshness careFreshness() {
        return care.watermarks().freshness(List.of(), now(), staleAfter);
    }

    /** How complete is when flats can be had: what housing-service says is a part of it. */
    public Freshness flatFreshness() {
        return flats.watermarks().freshness(List.of(), now(), staleAfter);
    }

    /** Everything before this position has been applied and told to the listeners. */
    public Position position() {
        return position;
    }

    /** True once everything that was in the topic at the start has been applied; before that nothing should be shown. */
    public boolean isComplete() {
        return complete;
    }

    void complete() {
        complete = true;
    }

    void partitions(int count) {
        watermarks.partitions(count);
        care.watermarks().partitions(count);
        flats.watermarks().partitions(count);
        if (position.next().length < count) {
            position = position.with(count - 1, 0);
        }
    }

    /** False when the version held is the same or newer: it came late, or again. */
    boolean apply(BedRecord record, int partition, long offset) {
        Bed held = beds.get(record.bed());
        if (held != null && held.record().version() >= record.version()) {
            return false;
        }
        var bed = new Bed(record, partition, offset, now());
        seen(record.trust(), record.site(), partition);
        beds.put(bed.id(), bed);
        wardOf(record.trust(), record.site(), record.ward()).changed();
        boundaries.add(bed, now());
        tell(bed);
        return true;
    }

    boolean apply(WardRecord record, int partition) {
        Ward ward = wardOf(record.trust(), record.site(), record.code());
        if (!ward.describe(record)) {
            return false;
        }
        seen(record.trust(), record.site(), partition);
        return true;
    }

    void beat(int partition, Instant knownAt) {
        watermarks.beat(partition, knownAt);
    }

    /** The record at {@code offset} is done with. */
    void applied(int partition, long offset) {
        position = position.with(partition, offset + 1);
    }

    /** Tells the listeners of beds and flats of which something has begun or ended by itself; never early. */
    void tick() {
        Instant now = now();
        for (Bed bed : boundaries.due(now)) {
            if (beds.get(bed.id()) == bed) {
                wardOf(bed.trust(), bed.record().site(), bed.record().ward()).changed();
                boundaries.add(bed, now);
                tell(bed);
            }
        }
        flats.tick(now);
        position = position.withTime(now.toEpochMilli());
    }

    private void seen(String trust, String site, int partition) {
        trusts.putIfAbsent(trust, true);
        watermarks.seen(trust, partition);
        watermarks.seen(site, partition);
    }

    private Ward wardOf(String trust, String site, @Nullable String ward) {
        String id = BedId.ward(site, ward);
        return wards.computeIfAbsent(id, key -> new Ward(key, trust, site, ward));
    }

    private void tell(Bed bed) {
        for (Consumer<Bed> listener : listeners) {
            listener.accept(bed);
        }
    }
}
