package org.homeward.housing.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.kafka.BatchConsumer;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.kafka.Topics;
import org.homeward.kit.outbox.Relay;
import org.jboss.logging.Logger;

/** Starts relay and consumer once there is a broker, and stops them. Ready from then on, whatever fails later. */
@Readiness
@ApplicationScoped
class Pipeline implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Pipeline.class);

    private final KafkaSettings kafka;
    private final Relay relay;
    private final BatchConsumer consumer;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean started;

    Pipeline(KafkaSettings kafka, Relay relay, BatchConsumer consumer) {
        this.kafka = kafka;
        this.relay = relay;
        this.consumer = consumer;
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
            consumer.close();
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
        consumer.start();
        started = true;
        LOG.info("Relay and consumer are started");
    }

    private boolean createTopics() {
        try {
            Topics.create(kafka, Plumbing.ADMISSION, Referrals.TOPIC);
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
