package org.homeward.discharge.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.homeward.discharge.persistence.Cases;
import org.homeward.kit.kafka.AwaitedBroker;
import org.homeward.kit.kafka.BatchConsumer;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.outbox.Relay;

/** Starts relay and consumer once there is a broker, and stops them. Ready from then on, whatever fails later. */
@Readiness
@ApplicationScoped
class Pipeline implements HealthCheck {

    private final AwaitedBroker broker;
    private final Relay relay;
    private final BatchConsumer consumer;

    Pipeline(KafkaSettings kafka, Relay relay, BatchConsumer consumer) {
        this.broker = new AwaitedBroker(
                kafka, Plumbing.ADMISSION, Plumbing.CAPACITY, Cases.TOPIC, Plumbing.PACKAGES, Plumbing.REFERRALS);
        this.relay = relay;
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker reached")
                .status(broker.isReached())
                .build();
    }

    void start(@Observes StartupEvent event) {
        broker.thenStart(() -> {
            relay.start();
            consumer.start();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        broker.thenStop(() -> {
            consumer.close();
            relay.close();
        });
    }
}
