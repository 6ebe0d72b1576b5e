package org.homeward.capacity.flat.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.capacity.flat.ApplyFlatEvents;
import org.homeward.capacity.flat.ApplyFlatEvents.Batch;
import org.homeward.capacity.flat.persistence.FlatHistory.Received;
import org.homeward.capacity.flat.persistence.FlatJson;
import org.homeward.capacity.flat.persistence.FlatUpstream;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.Handler;
import org.homeward.kit.kafka.PoisonRecord;
import org.homeward.kit.outbox.Beat;
import org.homeward.kit.outbox.Relay;

/** One poll of {@code homeward.referral}, one transaction. Flats are taken, with nothing of whose they are. */
@ApplicationScoped
public class FlatConsumer implements Handler {

    private static final String CHANGED = FlatUpstream.TOPIC + ".flat-changed.v1";
    private static final String BEAT = FlatUpstream.TOPIC + ".beat.v1";

    private final ApplyFlatEvents useCase;
    private final Relay relay;
    private final Counter records;
    private final Timer visible;

    FlatConsumer(ApplyFlatEvents useCase, Relay relay, MeterRegistry metrics) {
        this.useCase = useCase;
        this.relay = relay;
        this.records = metrics.counter("homeward.capacity.flats.records.changed");
        this.visible = metrics.timer("homeward.capacity.flats.recorded.to.applied");
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> polled) {
        Batch batch = read(polled);
        if (batch.flats().isEmpty() && batch.beats().isEmpty()) {
            return;
        }
        records.increment(useCase.apply(batch));
        relay.kick();
        batch.flats().stream()
                .map(one -> one.version().recordedAt())
                .max(Comparator.naturalOrder())
                .ifPresent(at -> visible.record(Duration.between(at, Instant.now())));
    }

    /** @throws PoisonRecord for a record that can never be applied */
    static Batch read(List<ConsumerRecord<byte[], byte[]>> polled) {
        Batch batch = new Batch(new ArrayList<>(), new HashMap<>());
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            String type = Envelope.typeOf(record);
            if (type == null || type.equals(CHANGED) || type.equals(BEAT)) {
                add(batch, record);
            }
        }
        return batch;
    }

    private static void add(Batch batch, ConsumerRecord<byte[], byte[]> record) {
        Event event = Envelope.read(record);
        try {
            if (event.type().equals(BEAT)) {
                batch.beats().merge(record.partition(), Beat.of(event).knownAt(), (a, b) -> a.isAfter(b) ? a : b);
            } else {
                batch.flats().add(new Received(FlatJson.read(event.data()), event.data()));
            }
        } catch (IllegalArgumentException malformed) {
            throw new PoisonRecord(record, "payload-malformed");
        }
    }
}
