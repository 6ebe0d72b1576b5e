package org.homeward.kit.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.homeward.kit.kafka.PoisonRecord;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in Kafka's binary mode: attributes are headers, the value is the data alone. Extensions: {@code
 * recordedtime}, {@code aggregateversion}, {@code traceparent} and {@code partitionkey} (the shard key).
 */
public final class Envelope {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String AGGREGATE_VERSION = "ce_aggregateversion";

    private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private Envelope() {}

    /** The record in the partition of its shard key. */
    public static ProducerRecord<byte[], byte[]> write(String topic, int partitions, Event event) {
        return writeTo(topic, partitionOf(event.shardKey(), partitions), event);
    }

    public static ProducerRecord<byte[], byte[]> writeTo(String topic, int partition, Event event) {
        var record = new ProducerRecord<>(topic, partition, event.key().getBytes(UTF_8), event.data());
        Headers headers = record.headers();
        headers.add("ce_specversion", SPEC_VERSION);
        add(headers, ID, event.id());
        add(headers, TYPE, event.type());
        add(headers, "ce_source", event.source());
        add(headers, "ce_subject", event.subject());
        add(headers, "ce_time", Times.format(event.time()));
        add(headers, "ce_recordedtime", Times.format(event.recordedTime()));
        add(headers, AGGREGATE_VERSION, Long.toString(event.version()));
        add(headers, "ce_partitionkey", event.shardKey());
        if (event.traceparent() != null) {
            add(headers, "ce_traceparent", event.traceparent());
        }
        headers.add("content-type", JSON);
        return record;
    }

    /** @throws PoisonRecord when the record is no such event; the data itself is not looked at */
    public static Event read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            throw new PoisonRecord(record, record.key() == null ? "key-missing" : "payload-missing");
        }
        return new Event(
                required(record, ID),
                required(record, TYPE),
                required(record, "ce_source"),
                subject(record),
                time(record, "ce_time"),
                time(record, "ce_recordedtime"),
                version(record),
                header(record, "ce_traceparent"),
                new String(record.key(), UTF_8),
                required(record, "ce_partitionkey"),
                record.value());
    }

    /** The type alone, for those who skip what they do not know; null when there is none. */
    public static @Nullable String typeOf(ConsumerRecord<byte[], byte[]> record) {
        return header(record, TYPE);
    }

    public static int partitionOf(String shardKey, int partitions) {
        return Math.floorMod(Utils.murmur2(shardKey.getBytes(UTF_8)), partitions);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static String required(ConsumerRecord<byte[], byte[]> record, String name) {
        String value = header(record, name);
        if (value == null || value.isEmpty()) {
            throw new PoisonRecord(record, "header-missing:" + name);
        }
        return value;
    }

    /** Optional in CloudEvents, and not kept in dead letters: then the key stands for it. */
    private static String subject(ConsumerRecord<byte[], byte[]> record) {
        String subject = header(record, "ce_subject");
        return subject == null ? new String(record.key(), UTF_8) : subject;
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record, String name) {
        try {
            return Times.parse(required(record, name));
        } catch (IllegalArgumentException e) {
            throw new PoisonRecord(record, "header-malformed:" + name);
        }
    }

    private static long version(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Long.parseLong(required(record, AGGREGATE_VERSION));
        } catch (NumberFormatException e) {
            throw new PoisonRecord(record, "header-malformed:" + AGGREGATE_VERSION);
        }
    }
}
