package org.homeward.discharge.care;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.local.TestServers;

/** Reads {@code homeward.package-of-care} from the beginning. */
final class PackageTopic {

    private static final String TOPIC = "homeward.package-of-care";
    private final JsonPath data;

    private PackageTopic(String data) {
        this.data = JsonPath.from(data);
    }

    /** The first record of this key and type, waited for. */
    static PackageTopic await(String key, String type) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(new KafkaSettings(TestServers.kafka().bootstrap()).consumer("package-reader"))) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(new String(record.key(), UTF_8)) && type.equals(Envelope.typeOf(record))) {
                        return new PackageTopic(new String(record.value(), UTF_8));
                    }
                }
            }
        }
        throw new AssertionError("no such record within 30 s");
    }

    <T> PackageTopic body(String path, Matcher<T> matcher) {
        MatcherAssert.assertThat(path, data.get(path), matcher);
        return this;
    }
}
