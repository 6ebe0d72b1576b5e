package org.homeward.gateway.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeward.gateway.replica.Bed;
import org.homeward.gateway.replica.BedId;
import org.homeward.gateway.replica.Care;
import org.homeward.gateway.replica.Flat;
import org.homeward.gateway.replica.Replica;
import org.jspecify.annotations.Nullable;

/** All open streams: passes changes to those who asked for them, beats once a second, cuts off who does not read. */
@Singleton
final class Hub {

    private static final long BEAT_MILLIS = 1_000;
    private static final int BEATS_A_HEARTBEAT = 15;
    private static final Buffer HEARTBEAT = Buffer.buffer(": hb\n\n");

    private final Vertx vertx;
    private final Replica replica;
    private final StreamSettings settings;
    private final MeterRegistry metrics;
    private final Set<Connection> wide = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Connection>> byWard = new ConcurrentHashMap<>();
    private final Set<Connection> ofCare = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private long beats;

    Hub(Vertx vertx, Replica replica, StreamSettings settings, MeterRegistry metrics) {
        this.vertx = vertx;
        this.replica = replica;
        this.settings = settings;
        this.metrics = metrics;
    }

    void start(@Observes io.quarkus.runtime.StartupEvent event) {
        metrics.gauge("homeward.gateway.streams.open", open);
        replica.onChange(this::changed);
        replica.care().onChange(this::changed);
        replica.flats().onChange(this::changed);
        vertx.setPeriodic(BEAT_MILLIS, timer -> beat());
    }

    boolean isFull() {
        return open.get() >= settings.mostStreams;
    }

    /** From now on the connection hears of changes. */
    void join(Connection connection) {
        String ward = wardOf(connection);
        if (ward == null) {
            everyone(connection).add(connection);
        } else {
            byWard.compute(ward, (key, readers) -> {
                Set<Connection> more = readers == null ? ConcurrentHashMap.newKeySet() : readers;
                more.add(connection);
                return more;
            });
        }
        open.incrementAndGet();
    }

    void leave(Connection connection) {
        String ward = wardOf(connection);
        var left = new AtomicBoolean(ward == null && everyone(connection).remove(connection));
        if (ward != null) {
            byWard.computeIfPresent(ward, (key, readers) -> {
                left.set(readers.remove(connection));
                return readers.isEmpty() ? null : readers;
            });
        }
        if (left.get()) {
            open.decrementAndGet();
        }
    }

    /** The ward that a stream is about, if it is about one alone. */
    private static @Nullable String wardOf(Connection connection) {
        return connection.subscription().picture() instanceof BedPicture beds
                ? beds.scope().wardId()
                : null;
    }

    private Set<Connection> everyone(Connection connection) {
        return connection.subscription().picture() instanceof CarePicture ? ofCare : wide;
    }

    private void changed(Bed bed) {
        wide.forEach(connection -> offer(connection, bed));
        String ward = BedId.ward(bed.record().site(), bed.record().ward());
        byWard.getOrDefault(ward, Set.of()).forEach(connection -> offer(connection, bed));
    }

    private void changed(Care line) {
        for (Connection connection : ofCare) {
            if (connection.subscription().picture() instanceof CarePicture care
                    && care.scope().contains(line)) {
                offer(connection, line.id());
            }
        }
    }

    private void changed(Flat flat) {
        for (Connection connection : ofCare) {
            if (connection.subscription().picture() instanceof CarePicture care && care.concerns(flat)) {
                offer(connection, CarePicture.id(flat));
            }
        }
    }

    private void offer(Connection connection, Bed bed) {
        if (connection.subscription().picture() instanceof BedPicture beds
                && beds.scope().contains(bed.record())) {
            offer(connection, bed.id());
        }
    }

    private void offer(Connection connection, String id) {
        if (connection.subscription().changed(id) > settings.mostPending) {
            connection.run(() -> cutOff(connection, "behind"));
        } else {
            connection.wake();
        }
    }

    private void beat() {
        boolean heartbeat = ++beats % BEATS_A_HEARTBEAT == 0;
        wide.forEach(connection -> connection.run(() -> beat(connection, heartbeat)));
        ofCare.forEach(connection -> connection.run(() -> beat(connection, heartbeat)));
        byWard.values().forEach(all -> all.forEach(one -> one.run(() -> beat(one, heartbeat))));
    }

    private void beat(Connection connection, boolean heartbeat) {
        long now = System.currentTimeMillis();
        long stalled = connection.stalledFor(now);
        if (stalled > settings.stallLimit.toMillis()) {
            cutOff(connection, "stalled");
        } else if (connection.subscription().viewer().isExpired(now)) {
            cutOff(connection, "expired");
        } else if (stalled == 0) {
            if (heartbeat) {
                connection.heartbeat(HEARTBEAT);
            }
            connection.subscription().beatIsDue();
            connection.drain();
        }
    }

    private void cutOff(Connection connection, String reason) {
        leave(connection);
        if (connection.cutOff()) {
            metrics.counter("homeward.gateway.streams.cut", "reason", reason).increment();
        }
    }
}
