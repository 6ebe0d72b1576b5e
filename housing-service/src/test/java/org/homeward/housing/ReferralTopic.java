package org.homeward.housing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.local.TestServers;

/** Reads {@code homeward.referral} from the beginning. */
public final class ReferralTopic {

    private ReferralTopic() {}

    /** The data of the first record with this key that is as asked, waiting for it for 30 s. */
    public static String await(String key, Predicate<String> asked) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            while (System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    String data = new String(record.value(), UTF_8);
                    if (key.equals(new String(record.key(), UTF_8)) && asked.test(data)) {
                        return data;
                    }
                }
            }
        }
        throw new AssertionError("no such record within 30 s for " + key);
    }

    /** The data of all records that are there now, in order for each key. */
    public static List<Map.Entry<String, String>> all() {
        List<Map.Entry<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> records.add(
                                Map.entry(new String(record.key(), UTF_8), new String(record.value(), UTF_8))));
            }
        }
        return records;
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(new KafkaSettings(TestServers.kafka().bootstrap()).consumer("referral-reader"));
        List<TopicPartition> partitions = consumer.partitionsFor("homeward.referral").stream()
                .map(info -> new TopicPartition("homeward.referral", info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
