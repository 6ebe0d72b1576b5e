package org.homeward.capacity.messaging;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.homeward.capacity.care.messaging.CaseConsumer;
import org.homeward.capacity.care.persistence.CareUpstream;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.kit.kafka.BatchConsumer;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.kafka.Topics;
import org.homeward.kit.outbox.Relay;
import org.jboss.logging.Logger;

/** Starts relay and consumers once there is a broker, and stops them. Ready from then on, whatever fails later. */
@Readiness
@ApplicationScoped
class Pipeline implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Pipeline.class);

    private final KafkaSettings kafka;
    private final Relay relay;
    private final List<BatchConsumer> consumers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean started;

    Pipeline(KafkaSettings kafka, Relay relay, @All List<BatchConsumer> consumers) {
        this.kafka = kafka;
        this.relay = relay;
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker reached").status(started).build();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("start-pipeline").daemon().start(this::startWhenThereIsABroker);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        if (started) {
            consumers.forEach(BatchConsumer::close);
            relay.close();
        }
    }

    private void startWhenThereIsABroker() {
        while (!createTopics()) {
            if (stopsWithin(1)) {
                return;
            }
        }
        relay.start();
        consumers.forEach(BatchConsumer::start);
        started = true;
        LOG.info("Relay and consumers are started");
    }

    private boolean createTopics() {
        try {
            Topics.create(kafka, Plumbing.ADMISSION, CareUpstream.TOPIC, CaseConsumer.TOPIC, LiveViews.TOPIC);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("No topics yet (%s); trying again", e.getClass().getName());
            return false;
        }
    }

    private boolean stopsWithin(int seconds) {
        try {
            return stopping.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
