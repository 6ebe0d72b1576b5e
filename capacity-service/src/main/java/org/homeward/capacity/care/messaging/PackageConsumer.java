package org.homeward.capacity.care.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.capacity.care.ApplyPackageEvents;
import org.homeward.capacity.care.ApplyPackageEvents.Batch;
import org.homeward.kit.kafka.Handler;
import org.homeward.kit.outbox.Relay;

/** One poll of {@code homeward.package-of-care}, one transaction. */
@ApplicationScoped
public class PackageConsumer implements Handler {

    private final ApplyPackageEvents useCase;
    private final Relay relay;
    private final Counter records;
    private final Timer visible;

    PackageConsumer(ApplyPackageEvents useCase, Relay relay, MeterRegistry metrics) {
        this.useCase = useCase;
        this.relay = relay;
        this.records = metrics.counter("homeward.capacity.care.records.changed");
        this.visible = metrics.timer("homeward.capacity.care.recorded.to.applied");
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> polled) {
        Batch batch = PackageRecords.read(polled);
        records.increment(useCase.apply(batch));
        relay.kick();
        batch.packages().stream()
                .map(one -> one.version().recordedAt())
                .max(Comparator.naturalOrder())
                .ifPresent(at -> visible.record(Duration.between(at, Instant.now())));
    }
}
