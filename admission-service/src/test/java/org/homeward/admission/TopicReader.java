package org.homeward.admission;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.homeward.admission.messaging.EventNames;

/** Reads the topic from its beginning, as the other services do. */
final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Heard> heard = new ArrayList<>();

    TopicReader() {
        String bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        this.consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                bootstrap,
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class,
                "client.id",
                UUID.randomUUID().toString()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !partitions().isEmpty());
        consumer.assign(partitions());
        consumer.seekToBeginning(partitions());
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(EventNames.TOPIC).stream()
                .map(info -> new TopicPartition(EventNames.TOPIC, info.partition()))
                .toList();
    }

    /** A record of the topic. */
    record Heard(String key, String type, long version, int partition, String data) {

        static Heard of(ConsumerRecord<String, byte[]> record) {
            return new Heard(
                    record.key(),
                    header(record, "ce_type"),
                    Long.parseLong(header(record, "ce_aggregateversion")),
                    record.partition(),
                    new String(record.value(), StandardCharsets.UTF_8));
        }

        private static String header(ConsumerRecord<String, byte[]> record, String name) {
            return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
        }
    }

    /** Waits for this version of a key, or a later one. */
    Heard awaitVersion(String key, long version) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> last(key),
                        last -> last.filter(one -> one.version() >= version).isPresent())
                .orElseThrow();
    }

    /** Waits for the first record like this. */
    Heard await(Predicate<Heard> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> all().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Heard> last(String key) {
        return all().stream().filter(one -> one.key().equals(key)).reduce((a, b) -> b);
    }

    /** Everything that has been heard so far, in the order of each partition. */
    List<Heard> all() {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> heard.add(Heard.of(record)));
        return heard;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
