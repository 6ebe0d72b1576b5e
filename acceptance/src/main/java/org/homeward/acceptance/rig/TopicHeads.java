package org.homeward.acceptance.rig;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a new reader of a compacted topic ends with: the version of the last record of each key. */
public final class TopicHeads {

    private TopicHeads() {}

    /** Reads the topic from its beginning to its present end. Beats, which have no version to compare, are left out. */
    public static Map<String, Long> read(String bootstrap, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<String, Long> heads = new HashMap<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                    String key = new String(event.key(), StandardCharsets.UTF_8);
                    Header version = event.headers().lastHeader("ce_aggregateversion");
                    if (version != null && !key.startsWith("beat")) {
                        heads.put(key, Long.parseLong(new String(version.value(), StandardCharsets.UTF_8)));
                    }
                }
            }
            return heads;
        }
    }
}
