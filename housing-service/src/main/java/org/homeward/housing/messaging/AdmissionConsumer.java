package org.homeward.housing.messaging;

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
import org.homeward.housing.ApplyAdmissionEvents;
import org.homeward.housing.ApplyAdmissionEvents.Batch;
import org.homeward.housing.FollowExpectedDischarges;
import org.homeward.housing.persistence.ExpectedDischarges.Expected;
import org.homeward.housing.persistence.Stays.StayVersion;
import org.homeward.kit.kafka.Handler;
import org.homeward.kit.outbox.Relay;

/** One poll: what it has of stays is one transaction, what it has of discharge cases another. */
@ApplicationScoped
class AdmissionConsumer implements Handler {

    private final ApplyAdmissionEvents useCase;
    private final FollowExpectedDischarges follow;
    private final Relay relay;
    private final Timer applied;

    AdmissionConsumer(
            ApplyAdmissionEvents useCase, FollowExpectedDischarges follow, Relay relay, MeterRegistry metrics) {
        this.useCase = useCase;
        this.follow = follow;
        this.relay = relay;
        this.applied = metrics.timer("homeward.housing.recorded.to.applied");
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> polled) {
        Map<Boolean, List<ConsumerRecord<byte[], byte[]>>> ofCases = polled.stream()
                .collect(Collectors.partitioningBy(record -> record.topic().equals(Plumbing.CASES)));
        Batch batch = AdmissionRecords.read(Objects.requireNonNull(ofCases.get(false)));
        List<Expected> expected = CaseRecords.read(Objects.requireNonNull(ofCases.get(true)));
        useCase.apply(batch);
        follow.follow(expected);
        relay.kick();
        batch.stays().stream()
                .map(StayVersion::recordedAt)
                .max(Comparator.naturalOrder())
                .ifPresent(at -> applied.record(Duration.between(at, Instant.now())));
    }
}
