package org.homeward.gateway.replica;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.homeward.kit.kafka.KafkaSettings;

/** Starts and stops the replica with the process; ready once it has caught up, and never withdrawn after that. */
@ApplicationScoped
class RunningReplica {

    private static final int FETCH_BYTES = 2 * 1024 * 1024;

    private final Replica replica;
    private final CapacityReader reader;
    private final Thread thread;

    RunningReplica(
            MeterRegistry registry,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "homeward.capacity.topic", defaultValue = "homeward.capacity") String topic,
            @ConfigProperty(name = "homeward.stale-after", defaultValue = "5s") Duration staleAfter) {
        replica = new Replica(Clock.systemUTC(), staleAfter);
        reader = new CapacityReader(topic, settings(bootstrap), replica, new ReplicaMetrics(registry, replica));
        thread = Thread.ofPlatform().daemon().name("capacity-reader").unstarted(reader);
    }

    @Produces
    @Singleton
    Replica replica() {
        return replica;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        reader.stop();
        thread.join(Duration.ofSeconds(2));
    }

    private static Map<String, Object> settings(String bootstrap) {
        Map<String, Object> settings = new HashMap<>(new KafkaSettings(bootstrap).consumer("gateway"));
        settings.put("allow.auto.create.topics", false);
        settings.put("max.poll.records", 1_000);
        settings.put("max.partition.fetch.bytes", FETCH_BYTES);
        return settings;
    }

    @Readiness
    @ApplicationScoped
    static class CaughtUp implements HealthCheck {

        private final Replica replica;

        CaughtUp(Replica replica) {
            this.replica = replica;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("replica has caught up once")
                    .status(replica.isComplete())
                    .build();
        }
    }
}
