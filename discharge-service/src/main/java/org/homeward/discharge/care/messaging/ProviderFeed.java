package org.homeward.discharge.care.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.care.ApplyProviderEvents;
import org.homeward.discharge.care.persistence.Providers;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.kafka.BatchConsumer;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.kafka.PoisonRecord;
import org.homeward.kit.kafka.Topics;
import org.jboss.logging.Logger;

/** Hears of providers on {@code homeward.capacity}; beds, wards, figures and beats are passed over by their type. */
@ApplicationScoped
class ProviderFeed {

    static final String TOPIC = "homeward.capacity";
    static final String TYPE = "homeward.capacity.provider-changed.v1";
    private static final Logger LOG = Logger.getLogger(ProviderFeed.class);

    /** Most of the topic is about beds, so records are looked at in bulk. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final KafkaSettings kafka;
    private final ApplyProviderEvents useCase;
    private final BatchConsumer consumer;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean started;

    ProviderFeed(
            KafkaSettings kafka,
            @ConfigProperty(name = "homeward.instance") String instance,
            ApplyProviderEvents useCase) {
        this.kafka = kafka;
        this.useCase = useCase;
        this.consumer = new BatchConsumer(kafka, "discharge-service-providers", instance, List.of(TOPIC), this::handle)
                .gathering(GATHERING);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("start-provider-feed").daemon().start(this::startWhenThereIsABroker);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        if (started) {
            consumer.close();
        }
    }

    /** @throws PoisonRecord for a record that can never be applied */
    static List<Providers.Received> read(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Providers.Received> received = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (TYPE.equals(Envelope.typeOf(record))) {
                received.add(read(record));
            }
        }
        return received;
    }

    private static Providers.Received read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Providers.read(Envelope.read(record).data());
        } catch (IllegalArgumentException malformed) {
            throw new PoisonRecord(record, "payload-malformed");
        }
    }

    private void handle(List<ConsumerRecord<byte[], byte[]>> polled) {
        List<Providers.Received> received = read(polled);
        if (!received.isEmpty()) {
            useCase.apply(received);
        }
    }

    private void startWhenThereIsABroker() {
        while (!hasTopic()) {
            if (stopsWithinASecond()) {
                return;
            }
        }
        consumer.start();
        started = true;
    }

    private boolean hasTopic() {
        try {
            Topics.create(kafka, TOPIC);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("No topic yet (%s); trying again", e.getClass().getName());
            return false;
        }
    }

    private boolean stopsWithinASecond() {
        try {
            return stopping.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
