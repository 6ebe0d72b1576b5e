package org.homeward.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.kafka.KafkaSettings;

/** The version of the last record of each key: what compaction would keep. */
final class TopicHeads {

    private TopicHeads() {}

    /** Reads from the beginning to where the topic ended when this began; empty when it was stopped. */
    static Map<String, Long> read(KafkaSettings kafka, String topic, BooleanSupplier stopped) {
        Map<String, Long> heads = new HashMap<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka.consumer("heads-" + topic))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!hasReached(consumer, ends)) {
                if (stopped.getAsBoolean()) {
                    return Map.of();
                }
                consumer.poll(Duration.ofMillis(200)).forEach(record -> note(record, heads));
            }
        }
        return heads;
    }

    private static boolean hasReached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static void note(ConsumerRecord<byte[], byte[]> record, Map<String, Long> heads) {
        if (record.key() != null) {
            heads.put(new String(record.key(), UTF_8), version(record));
        }
    }

    /** A head that says no version is behind every version. */
    private static long version(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Envelope.AGGREGATE_VERSION);
        try {
            return header == null ? -1 : Long.parseLong(new String(header.value(), UTF_8));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
