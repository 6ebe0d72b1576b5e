package org.homeward.gateway.replica;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.homeward.kit.kafka.PoisonRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fills the replica: reads every partition of the topic from its beginning, without a group, on one thread. While Kafka
 * is away it keeps trying, and the replica keeps answering from what it has.
 */
final class CapacityReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(CapacityReader.class);
    private static final String PACKAGES = "homeward.package-of-care";
    private static final String REFERRALS = "homeward.referral";
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration ASK = Duration.ofSeconds(3);
    private static final long PAUSE_MILLIS = 200;
    private static final long LOOK_FOR_PARTITIONS_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final String topic;
    private final Map<String, Object> settings;
    private final Replica replica;
    private final ReplicaMetrics metrics;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private boolean waiting;

    CapacityReader(String topic, Map<String, Object> settings, Replica replica, ReplicaMetrics metrics) {
        this.topic = topic;
        this.settings = settings;
        this.replica = replica;
        this.metrics = metrics;
    }

    @Override
    public void run() {
        while (stopped.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("Asked to stop");
            } catch (KafkaException e) {
                sayOnce("Kafka does not answer (%s); the replica goes on from what it has", e);
            } catch (RuntimeException | Error e) {
                sayOnce("The replica cannot apply what it reads (%s); it tries again", e);
            }
            current = null;
            pause();
        }
    }

    void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Until new partitions appear, or Kafka fails in a way that wants a new consumer. */
    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        if (partitions.isEmpty()) {
            sayOnce("The topic %s is not there yet", topic);
            return;
        }
        replica.partitions(partitions.size());
        Map<TopicPartition, Long> ends = start(consumer, partitions);
        waiting = false;
        long lookedAt = System.nanoTime();
        while (stopped.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                apply(record);
            }
            replica.tick();
            watch(consumer, ends);
            if (System.nanoTime() - lookedAt > LOOK_FOR_PARTITIONS_NANOS) {
                lookedAt = System.nanoTime();
                if (hasMorePartitions(consumer, partitions.size())) {
                    return;
                }
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic, ASK).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** A partition that cannot be asked for now is no reason to stop reading the others. */
    private boolean hasMorePartitions(Consumer<byte[], byte[]> consumer, int known) {
        try {
            return partitions(consumer).size() > known;
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            return false;
        }
    }

    /** Goes on where the replica stands, in a new partition at its beginning; answers the ends that make it complete. */
    private Map<TopicPartition, Long> start(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, ASK);
        long[] applied = replica.position().next();
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions, ASK));
        for (TopicPartition partition : partitions) {
            long beginning = beginnings.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            long next = applied[partition.partition()];
            consumer.seek(partition, next > end ? beginning : Math.max(beginning, next));
        }
        return ends;
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            switch (Arrival.of(record)) {
                case Arrival.OfBed arrived -> {
                    boolean newer = replica.apply(arrived.bed(), record.partition(), record.offset());
                    metrics.view(newer, replica.isComplete() ? arrived.recordedAt() : null);
                }
                case Arrival.OfWard arrived -> replica.apply(arrived.ward(), record.partition());
                case Arrival.OfProvider arrived -> replica.care().apply(arrived.provider(), record.offset());
                case Arrival.OfCare arrived -> {
                    boolean newer = replica.care()
                            .apply(
                                    arrived.care(),
                                    arrived.inHours(),
                                    arrived.data(),
                                    record.partition(),
                                    record.offset());
                    metrics.view(newer, replica.isComplete() ? arrived.recordedAt() : null);
                }
                case Arrival.OfFlat arrived -> {
                    boolean newer =
                            replica.flats().apply(arrived.flat(), arrived.data(), record.partition(), record.offset());
                    metrics.view(newer, replica.isComplete() ? arrived.recordedAt() : null);
                }
                case Arrival.OfBeat beat -> beat(record.partition(), beat);
                case Arrival.Unknown ignored -> metrics.unknown();
            }
        } catch (PoisonRecord poison) {
            metrics.malformed();
            LOG.warnf("Left out a record: %s", poison.getMessage());
        }
        replica.applied(record.partition(), record.offset());
    }

    private void beat(int partition, Arrival.OfBeat beat) {
        replica.beat(partition, beat.knownAt());
        replica.care().beat(partition, beat.knownAt(), beat.heard().get(PACKAGES));
        replica.flats().beat(partition, beat.knownAt(), beat.heard().get(REFERRALS));
    }

    private void watch(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long lag = 0;
        for (TopicPartition partition : ends.keySet()) {
            lag += consumer.currentLag(partition).orElse(0);
        }
        metrics.lag(lag);
        if (!replica.isComplete()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            replica.complete();
            LOG.infof("The replica has caught up: %d beds", replica.beds().size());
        }
    }

    private void sayOnce(String format, Object argument) {
        if (!waiting) {
            waiting = true;
            LOG.warnf(format, argument instanceof Throwable e ? e.getClass().getSimpleName() : argument);
        }
    }

    private void pause() {
        replica.tick();
        try {
            stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }
}
