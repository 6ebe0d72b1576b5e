package org.homeward.gateway.replica;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the replica says about itself; never an id in a name or a tag. */
final class ReplicaMetrics {

    private final Replica replica;
    private final Timer visible;
    private final Counter newer;
    private final Counter older;
    private final Counter malformed;
    private final Counter unknown;
    private final AtomicLong lag = new AtomicLong();

    ReplicaMetrics(MeterRegistry registry, Replica replica) {
        this.replica = replica;
        visible = Timer.builder("homeward.gateway.recorded.to.visible")
                .description("From the owner's recorded time of a view to its arrival in this replica")
                .publishPercentileHistogram()
                .register(registry);
        newer = counter(registry, "applied");
        older = counter(registry, "older");
        malformed = counter(registry, "malformed");
        unknown = counter(registry, "unknown");
        registry.gauge("homeward.gateway.replica.lag.records", lag);
        registry.gauge(
                "homeward.gateway.replica.beds", replica, held -> held.beds().size());
        registry.gauge(
                "homeward.gateway.replica.care.lines",
                replica,
                held -> held.care().lines(null).size());
        registry.gauge(
                "homeward.gateway.replica.flats",
                replica,
                held -> held.flats().flats().size());
        registry.gauge("homeward.gateway.view.age.seconds", this, ReplicaMetrics::age);
    }

    /** @param recordedAt null while catching up, when the time says nothing about this replica */
    void view(boolean isNewer, @Nullable Instant recordedAt) {
        (isNewer ? newer : older).increment();
        if (isNewer && recordedAt != null) {
            Duration took = Duration.between(recordedAt, replica.now());
            visible.record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    void malformed() {
        malformed.increment();
    }

    void unknown() {
        unknown.increment();
    }

    void lag(long records) {
        lag.set(records);
    }

    private double age() {
        Freshness freshness = replica.freshness(List.of());
        Instant knownAt = freshness.knownAt();
        return knownAt == null
                ? Double.NaN
                : Duration.between(knownAt, freshness.asOf()).toMillis() / 1000.0;
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return registry.counter("homeward.gateway.replica.records", "result", result);
    }
}
