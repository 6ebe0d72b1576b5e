package org.homeward.kit.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Offsets behind which everything is applied. They are committed some times a second, and at once before partitions are
 * given away: a crash in between costs a few records that come again, which handlers bear.
 */
final class Progress {

    private static final Logger LOG = Logger.getLogger(Progress.class);
    private static final long BETWEEN_COMMITS = Duration.ofMillis(100).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private long lastCommit = System.nanoTime();

    Progress(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Records in the order of their partitions. */
    void passed(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            var next = new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), "");
            uncommitted.put(new TopicPartition(record.topic(), record.partition()), next);
        }
    }

    boolean isCommitted() {
        return uncommitted.isEmpty();
    }

    void commitWhenDue() {
        if (!uncommitted.isEmpty() && System.nanoTime() - lastCommit >= BETWEEN_COMMITS) {
            consumer.commitAsync(uncommitted, (offsets, failure) -> {
                if (failure != null) {
                    LOG.warnf("Offsets were not committed (%s); a later commit covers them", failure.getClass());
                }
            });
            uncommitted = new HashMap<>();
            lastCommit = System.nanoTime();
        }
    }

    void commitNow() {
        try {
            if (!uncommitted.isEmpty()) {
                consumer.commitSync(uncommitted, PATIENCE);
            }
        } catch (KafkaException e) {
            LOG.warnf("Offsets were not committed (%s); their records come again", e.getClass());
        }
        uncommitted = new HashMap<>();
        lastCommit = System.nanoTime();
    }

    void forget(Collection<TopicPartition> partitions) {
        uncommitted.keySet().removeAll(partitions);
    }
}
