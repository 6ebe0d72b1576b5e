package org.homeward.capacity.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.capacity.ApplyAdmissionEvents;
import org.homeward.capacity.ApplyAdmissionEvents.Applied;
import org.homeward.capacity.ApplyAdmissionEvents.Batch;
import org.homeward.kit.kafka.Handler;
import org.homeward.kit.outbox.Relay;

/** One poll of {@code homeward.admission}, one transaction. */
@ApplicationScoped
class AdmissionConsumer implements Handler {

    private final ApplyAdmissionEvents useCase;
    private final Relay relay;
    private final Counter fresh;
    private final Counter repeated;
    private final Counter records;
    private final Timer visible;

    AdmissionConsumer(ApplyAdmissionEvents useCase, Relay relay, MeterRegistry metrics) {
        this.useCase = useCase;
        this.relay = relay;
        this.fresh = metrics.counter("homeward.capacity.stay.versions", "seen", "first");
        this.repeated = metrics.counter("homeward.capacity.stay.versions", "seen", "again");
        this.records = metrics.counter("homeward.capacity.records.changed");
        this.visible = metrics.timer("homeward.capacity.recorded.to.applied");
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> polled) {
        Batch batch = AdmissionRecords.read(polled);
        Applied applied = useCase.apply(batch);
        relay.kick();
        fresh.increment(applied.fresh());
        repeated.increment(applied.repeated());
        records.increment(applied.changedRecords());
        batch.stays().stream()
                .map(stay -> stay.version().recordedAt())
                .max(Comparator.naturalOrder())
                .ifPresent(at -> visible.record(Duration.between(at, Instant.now())));
    }
}
