package org.homeward.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.jspecify.annotations.Nullable;

/**
 * Sends and waits for the broker. One producer for as long as the lease lasts: its sequence numbers keep a late
 * repetition from overtaking what was sent after it.
 */
final class Publisher implements AutoCloseable {

    private final KafkaSettings kafka;
    private final KafkaProducer<byte[], byte[]> producer;

    Publisher(KafkaSettings kafka, String topic) {
        this.kafka = kafka;
        this.producer = new KafkaProducer<>(kafka.producer("relay-" + topic));
    }

    /**
     * @param confirmed the rows that may be deleted: in each partition those before the first that failed
     * @param failure why others were not confirmed; null when all were
     */
    record Outcome(List<OutboxRow> confirmed, @Nullable Exception failure) {

        /** Whether the same producer can simply go on: the broker was slow or away. */
        boolean isPassing() {
            return failure instanceof RetriableException || failure instanceof TimeoutException;
        }
    }

    Outcome sendRows(List<OutboxRow> rows) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            records.add(Envelope.write(row.topic(), kafka.partitions(), row.event()));
        }
        var failures = send(records);
        Set<Integer> broken = new HashSet<>();
        List<OutboxRow> confirmed = new ArrayList<>(rows.size());
        Exception first = null;
        for (int i = 0; i < rows.size(); i++) {
            Exception failure = failures.get(i);
            Integer partition = records.get(i).partition();
            if (failure != null) {
                first = first == null ? failure : first;
                broken.add(partition);
            } else if (!broken.contains(partition)) {
                confirmed.add(rows.get(i));
            }
        }
        return new Outcome(confirmed, first);
    }

    /** Events outside the outbox: heads to mend. */
    Outcome sendEvents(String topic, List<Event> events) {
        return sendRows(
                events.stream().map(event -> new OutboxRow(0, topic, event)).toList());
    }

    /** A beat that is lost is followed by another one, so nobody waits for it. */
    void sendBeat(String topic, @Nullable Beat beat, String source) {
        if (beat == null) {
            return;
        }
        producer.send(Envelope.writeTo(topic, beat.partition(), beat.toEvent(topic, source)), (sent, failure) -> {});
    }

    /** What is still unsent stays unsent: the rows are in the outbox. */
    void abandon() {
        producer.close(Duration.ZERO);
    }

    @Override
    public void close() {
        producer.close(Duration.ofMillis(KafkaSettings.DELIVERY_TIMEOUT));
    }

    /** One failure for each record that has one. A send that fails at once ends the attempt: the next would wait as long. */
    private AtomicReferenceArray<@Nullable Exception> send(List<ProducerRecord<byte[], byte[]>> records) {
        var failures = new AtomicReferenceArray<@Nullable Exception>(records.size());
        CountDownLatch open = new CountDownLatch(records.size());
        Exception atOnce = null;
        for (int i = 0; i < records.size(); i++) {
            atOnce = atOnce == null ? sendOne(records.get(i), i, failures, open) : atOnce;
            if (atOnce != null && failures.compareAndSet(i, null, atOnce)) {
                open.countDown();
            }
        }
        await(open);
        return failures;
    }

    /** Gives the failure of a send that did not even begin. */
    private @Nullable Exception sendOne(
            ProducerRecord<byte[], byte[]> record,
            int index,
            AtomicReferenceArray<@Nullable Exception> failures,
            CountDownLatch open) {
        try {
            producer.send(record, (sent, failure) -> {
                failures.set(index, failure);
                open.countDown();
            });
            return failures.get(index);
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static void await(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while records were sent", e);
        }
    }
}
