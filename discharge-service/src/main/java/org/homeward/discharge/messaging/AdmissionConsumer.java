package org.homeward.discharge.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.discharge.ApplyAdmissionEvents;
import org.homeward.discharge.ApplyAdmissionEvents.Batch;
import org.homeward.discharge.ApplyHousingEvents;
import org.homeward.discharge.housing.persistence.HousingMatters.Told;
import org.homeward.kit.kafka.Handler;
import org.homeward.kit.outbox.Relay;

/** One poll: what it has of stays is one transaction, what it has of housing another. */
@ApplicationScoped
class AdmissionConsumer implements Handler {

    private final ApplyAdmissionEvents useCase;
    private final ApplyHousingEvents housing;
    private final Relay relay;
    private final Timer applied;

    AdmissionConsumer(ApplyAdmissionEvents useCase, ApplyHousingEvents housing, Relay relay, MeterRegistry metrics) {
        this.useCase = useCase;
        this.housing = housing;
        this.relay = relay;
        this.applied = metrics.timer("homeward.discharge.recorded.to.applied");
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> polled) {
        Map<Boolean, List<ConsumerRecord<byte[], byte[]>>> ofHousing = polled.stream()
                .collect(Collectors.partitioningBy(record -> record.topic().equals(Plumbing.REFERRALS)));
        Batch batch = AdmissionRecords.read(Objects.requireNonNull(ofHousing.get(false)));
        List<Told> told = HousingRecords.read(Objects.requireNonNull(ofHousing.get(true)));
        useCase.apply(batch);
        housing.apply(told);
        relay.kick();
        batch.stays().stream()
                .map(stay -> stay.version().recordedAt())
                .max(Comparator.naturalOrder())
                .ifPresent(at -> applied.record(Duration.between(at, Instant.now())));
    }
}
