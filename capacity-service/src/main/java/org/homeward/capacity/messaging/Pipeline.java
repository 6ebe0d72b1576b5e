package org.homeward.capacity.messaging;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.homeward.capacity.care.messaging.CaseConsumer;
import org.homeward.capacity.care.persistence.CareUpstream;
import org.homeward.capacity.flat.persistence.FlatUpstream;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.kit.kafka.AwaitedBroker;
import org.homeward.kit.kafka.BatchConsumer;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.outbox.Relay;

/** Starts relay and consumers once there is a broker, and stops them. Ready from then on, whatever fails later. */
@Readiness
@ApplicationScoped
class Pipeline implements HealthCheck {

    private final AwaitedBroker broker;
    private final Relay relay;
    private final List<BatchConsumer> consumers;

    Pipeline(KafkaSettings kafka, Relay relay, @All List<BatchConsumer> consumers) {
        this.broker = new AwaitedBroker(
                kafka, Plumbing.ADMISSION, CareUpstream.TOPIC, CaseConsumer.TOPIC, FlatUpstream.TOPIC, LiveViews.TOPIC);
        this.relay = relay;
        this.consumers = consumers;
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
            consumers.forEach(BatchConsumer::start);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        broker.thenStop(() -> {
            consumers.forEach(BatchConsumer::close);
            relay.close();
        });
    }
}
