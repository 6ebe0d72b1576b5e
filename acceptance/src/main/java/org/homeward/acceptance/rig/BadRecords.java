package org.homeward.acceptance.rig;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.homeward.local.Stack;

/** Records on admission-service's topic that nobody can ever apply, written among good ones (R08, R10). */
final class BadRecords {

    private static final String TOPIC = "homeward.admission";
    private static final String DEAD_LETTERS = TOPIC + ".dead-letter";

    /** capacity-, discharge- and housing-service each set aside what they cannot apply. */
    private static final int READERS = 3;

    private final Stack stack;
    private final String run;
    private final Map<String, String> written = new HashMap<>();

    /** @param run makes the records of this run its own */
    BadRecords(Stack stack, String run) {
        this.stack = stack;
        this.run = run;
    }

    /** Writes one of each kind to every partition and returns when the broker has them. */
    void write() throws InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka(), "acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            int partitions = producer.partitionsFor(TOPIC).size();
            for (int partition = 0; partition < partitions; partition++) {
                for (String payload : List.of("", "{\"stay\":", "[1,2]", "\u0000\u0001")) {
                    producer.send(record(partition, payload)).get();
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each of them is among the dead letters once for each service that reads the topic, byte for byte. */
    List<String> findings() {
        Map<String, Integer> copies = new HashMap<>();
        for (Map.Entry<String, String> letter : letters()) {
            if (letter.getValue().equals(written.get(letter.getKey()))) {
                copies.merge(letter.getKey(), 1, Integer::sum);
            }
        }
        List<String> findings = new ArrayList<>();
        written.keySet().forEach(key -> {
            int times = copies.getOrDefault(key, 0);
            if (times != READERS) {
                findings.add("bad record " + key + " was set aside " + times + " times");
            }
        });
        return findings;
    }

    private ProducerRecord<byte[], byte[]> record(int partition, String payload) {
        String key = run + "BAD" + written.size();
        written.put(key, payload);
        var record = new ProducerRecord<>(TOPIC, partition, bytes(key), bytes(payload));
        record.headers().add("ce_type", bytes("homeward.admission.visit-updated.v1"));
        return record;
    }

    private List<Map.Entry<String, String>> letters() {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafka(), "enable.auto.commit", "false");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition only = new TopicPartition(DEAD_LETTERS, 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = Objects.requireNonNull(consumer.endOffsets(List.of(only)).get(only));
            List<Map.Entry<String, String>> letters = new ArrayList<>();
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(letter -> letters.add(Map.entry(text(letter.key()), text(letter.value()))));
            }
            return letters;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
