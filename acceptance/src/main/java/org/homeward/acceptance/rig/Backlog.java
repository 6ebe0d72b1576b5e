package org.homeward.acceptance.rig;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** What waits between two services: in the outbox of the one, and on the topic in front of the other. */
final class Backlog {

    private static final String TOPIC = "homeward.admission";
    private static final String DEAD_LETTERS = ".dead-letter";
    private static final List<String> READERS = List.of("capacity-service", "discharge-service", "housing-service");

    private final Stack stack;

    Backlog(Stack stack) {
        this.stack = stack;
    }

    /** How many events admission-service has not marked as sent. */
    long unsent() {
        try (Connection c = DriverManager.getConnection(stack.database(Part.ADMISSION));
                ResultSet result = c.createStatement().executeQuery("select count(*) from outbox")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until all events are on the topic. */
    void awaitSent(Duration limit) {
        await(() -> unsent() == 0, limit, "not all events are sent");
    }

    /** Waits until each service that reads the topic says that it has read all that is on it now. */
    void awaitRead(Duration limit) {
        Map<TopicPartition, Long> ends = ends();
        await(() -> READERS.stream().allMatch(reader -> isReadTo(reader, ends)), limit, "not all events are read");
    }

    private static void await(BooleanSupplier condition, Duration limit, String otherwise) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise + " after " + limit);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Where the topic ends now. */
    Map<TopicPartition, Long> ends() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer));
        }
    }

    /** Whether capacity-service says that it has read up to there. */
    boolean isReadTo(Map<TopicPartition, Long> ends) {
        return isReadTo(READERS.getFirst(), ends);
    }

    private boolean isReadTo(String reader, Map<TopicPartition, Long> ends) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(reader)) {
            Map<TopicPartition, OffsetAndMetadata> read = consumer.committed(ends.keySet());
            return ends.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata offset = read.get(end.getKey());
                return offset != null && offset.offset() >= end.getValue();
            });
        }
    }

    /** How many records of any topic were ever set aside as dead letters. */
    long deadLetters() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> all = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> partition.topic().endsWith(DEAD_LETTERS))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            return consumer.endOffsets(all).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static Set<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        return new HashSet<>(all);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return consumer(READERS.getFirst());
    }

    private KafkaConsumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stack.kafka(), "group.id", group, "enable.auto.commit", "false");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
