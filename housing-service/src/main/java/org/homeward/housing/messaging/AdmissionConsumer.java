package org.homeward.housing.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.housing.ApplyAdmissionEvents;
import org.homeward.housing.ApplyAdmissionEvents.Batch;
import org.homeward.housing.persistence.Stays.StayVersion;
import org.homeward.kit.kafka.Handler;
import org.homeward.kit.outbox.Relay;

/** One poll of {@code homeward.admission}, one transaction. */
@ApplicationScoped
class AdmissionConsumer implements Handler {

    private final ApplyAdmissionEvents useCase;
    private final Relay relay;
    private final Timer applied;

    AdmissionConsumer(ApplyAdmissionEvents useCase, Relay relay, MeterRegistry metrics) {
        this.useCase = useCase;
        this.relay = relay;
        this.applied = metrics.timer("homeward.housing.recorded.to.applied");
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> polled) {
        Batch batch = AdmissionRecords.read(polled);
        useCase.apply(batch);
        relay.kick();
        batch.stays().stream()
                .map(StayVersion::recordedAt)
                .max(Comparator.naturalOrder())
                .ifPresent(at -> applied.record(Duration.between(at, Instant.now())));
    }
}
