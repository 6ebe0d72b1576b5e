package org.homeward.kit.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that a service needs; what is there already stays as it is. */
public final class Topics {

    private static final String DEAD_LETTER = ".dead-letter";

    /** A dead letter that nobody has looked at is kept for 30 days, in milliseconds. */
    private static final String DEAD_LETTER_RETENTION = "2592000000";

    private Topics() {}

    /** The topic for records of this topic that can never be applied. */
    public static String deadLetter(String topic) {
        return topic + DEAD_LETTER;
    }

    /**
     * Topics of state are compacted; each gets its dead-letter topic.
     *
     * @throws IllegalStateException when the brokers refuse or cannot be reached
     */
    public static void create(KafkaSettings kafka, String... topics) {
        List<NewTopic> wanted = Stream.of(topics)
                .flatMap(topic -> Stream.of(ofState(kafka, topic), ofDeadLetters(kafka, topic)))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            for (KafkaFuture<Void> creation :
                    admin.createTopics(wanted).values().values()) {
                await(creation);
            }
        }
    }

    private static NewTopic ofState(KafkaSettings kafka, String topic) {
        return new NewTopic(topic, kafka.partitions(), (short) kafka.replication())
                .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", longest()));
    }

    private static NewTopic ofDeadLetters(KafkaSettings kafka, String topic) {
        return new NewTopic(deadLetter(topic), 1, (short) kafka.replication())
                .configs(Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        DEAD_LETTER_RETENTION,
                        "max.message.bytes",
                        longest()));
    }

    private static String longest() {
        return Integer.toString(KafkaSettings.LONGEST_RECORD);
    }

    private static void await(KafkaFuture<Void> creation) {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("a topic could not be made", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        }
    }
}
