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
import org.homeward.gateway.replica.Replica;

/** All open streams: passes changes to those who asked for the bed, beats once a second, cuts off who does not read. */
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
        vertx.setPeriodic(BEAT_MILLIS, timer -> beat());
    }

    boolean isFull() {
        return open.get() >= settings.mostStreams;
    }

    /** From now on the connection hears of changes. */
    void join(Connection connection) {
        String ward = connection.subscription().scope().wardId();
        if (ward == null) {
            wide.add(connection);
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
        String ward = connection.subscription().scope().wardId();
        var left = new AtomicBoolean(ward == null && wide.remove(connection));
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

    private void changed(Bed bed) {
        wide.forEach(connection -> offer(connection, bed));
        String ward = BedId.ward(bed.record().site(), bed.record().ward());
        byWard.getOrDefault(ward, Set.of()).forEach(connection -> offer(connection, bed));
    }

    private void offer(Connection connection, Bed bed) {
        if (connection.subscription().scope().contains(bed.record())) {
            if (connection.subscription().changed(bed.id()) > settings.mostPending) {
                connection.run(() -> cutOff(connection, "behind"));
            } else {
                connection.wake();
            }
        }
    }

    private void beat() {
        boolean heartbeat = ++beats % BEATS_A_HEARTBEAT == 0;
        wide.forEach(connection -> connection.run(() -> beat(connection, heartbeat)));
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
