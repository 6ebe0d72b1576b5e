package org.homeward.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sets records aside that can never be applied: key and value byte for byte, the headers of the envelope without the
 * subject, and {@code origin-partition}, {@code origin-offset} and {@code reason}. Headers that are not ours may hold
 * anything and stay behind.
 */
final class DeadLetters implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private static final List<String> KEPT = List.of(
            "ce_specversion",
            "ce_id",
            "ce_type",
            "ce_source",
            "ce_time",
            "ce_recordedtime",
            "ce_aggregateversion",
            "ce_partitionkey",
            "ce_traceparent",
            "content-type");

    private final KafkaSettings kafka;
    private final String group;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DeadLetters(KafkaSettings kafka, String group) {
        this.kafka = kafka;
        this.group = group;
    }

    /** Returns when the broker has confirmed it; throws a KafkaException when it has not. */
    void add(ConsumerRecord<byte[], byte[]> poison, String reason) {
        try {
            producer().send(letter(poison, reason)).get();
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter was not confirmed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
        Metrics.counter("homeward.consumer.dead.letters", "group", group).increment();
        LOG.errorf(
                "Dead letter: %s-%d@%d can never be applied: %s",
                poison.topic(), poison.partition(), poison.offset(), reason);
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(kafka.producer(group + "-dead-letters"));
        }
        return producer;
    }

    private static ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> poison, String reason) {
        var letter = new ProducerRecord<>(Topics.deadLetter(poison.topic()), poison.key(), poison.value());
        for (String name : KEPT) {
            Header header = poison.headers().lastHeader(name);
            if (header != null) {
                letter.headers().add(header);
            }
        }
        letter.headers().add("origin-partition", text(poison.partition()));
        letter.headers().add("origin-offset", text(poison.offset()));
        letter.headers().add("reason", reason.getBytes(UTF_8));
        return letter;
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
