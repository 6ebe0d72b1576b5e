package org.homeward.kit.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.homeward.kit.db.DatabaseFailure;
import org.homeward.kit.fault.StopPoint;

/**
 * Applies what was polled until it is applied. While a failure lasts, the partitions are paused and polls go on, so
 * that the group does not take this member for dead; records of a partition that goes to another member meanwhile are
 * left to that one.
 */
final class Attempts implements ConsumerRebalanceListener {

    private final Consumer<byte[], byte[]> consumer;
    private final Handler handler;
    private final DeadLetters letters;
    private final java.util.function.Consumer<Throwable> alarm;
    private final BooleanSupplier closed;
    private final Progress progress;
    private final Set<TopicPartition> givenAway = new HashSet<>();
    private boolean waiting;

    Attempts(
            Consumer<byte[], byte[]> consumer,
            Handler handler,
            DeadLetters letters,
            java.util.function.Consumer<Throwable> alarm,
            BooleanSupplier closed) {
        this.consumer = consumer;
        this.handler = handler;
        this.letters = letters;
        this.alarm = alarm;
        this.closed = closed;
        this.progress = new Progress(consumer);
    }

    Progress progress() {
        return progress;
    }

    void apply(ConsumerRecords<byte[], byte[]> polled) {
        givenAway.clear();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
        polled.forEach(records::add);
        if (StopPoint.sabotaged("auto-commit")) {
            progress.passed(records);
            progress.commitNow();
            StopPoint.reached("stop.after-offset-before-commit");
        }
        if (apply(records)) {
            StopPoint.reached("stop.after-commit-before-offset");
            StopPoint.reached("stop.after-commit-before-offset:"
                    + consumer.groupMetadata().groupId());
            progress.passed(stillOurs(records));
        }
    }

    /** False when it was closed before the records could be applied. */
    private boolean apply(List<ConsumerRecord<byte[], byte[]>> records) {
        BackOff backOff = new BackOff();
        List<ConsumerRecord<byte[], byte[]>> left = records;
        while (!(left = stillOurs(left)).isEmpty()) {
            try {
                handler.handle(left);
                return true;
            } catch (PoisonRecord poison) {
                left = without(poison, left, backOff);
            } catch (DatabaseFailure e) {
                if (StopPoint.sabotaged("dead-letters-in-outage")) {
                    left = without(new PoisonRecord(left.get(0), "sabotage"), left, backOff);
                } else if (!isAboutTheData(e)) {
                    waitAfter(e, backOff);
                } else if (left.size() == 1) {
                    left = without(new PoisonRecord(left.get(0), "database-refused:" + e.sqlState()), left, backOff);
                } else {
                    int half = left.size() / 2;
                    return apply(left.subList(0, half)) && apply(left.subList(half, left.size()));
                }
            } catch (RuntimeException | Error e) {
                waitAfter(e, backOff);
            }
            if (closed.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    /** A value that no column can take (class 22 of SQLSTATE) or no index, in one of the records; halving finds out which. */
    private static boolean isAboutTheData(DatabaseFailure failure) {
        String state = failure.sqlState();
        return failure.isOfAValue() || state != null && state.startsWith("22");
    }

    /** A handler that blames a record outside its batch is at fault itself. */
    private List<ConsumerRecord<byte[], byte[]>> without(
            PoisonRecord poison, List<ConsumerRecord<byte[], byte[]>> records, BackOff backOff) {
        if (!records.contains(poison.poison())) {
            waitAfter(poison, backOff);
            return records;
        }
        if (StopPoint.sabotaged("set-neighbours-aside")) {
            records.forEach(record -> letters.add(record, poison.reason()));
            return List.of();
        }
        try {
            if (!StopPoint.sabotaged("skip-bad-records")) {
                letters.add(poison.poison(), poison.reason());
            }
        } catch (RuntimeException e) {
            waitAfter(e, backOff);
            return records;
        }
        return records.stream().filter(record -> record != poison.poison()).toList();
    }

    private void waitAfter(Throwable failure, BackOff backOff) {
        alarm.accept(failure);
        waiting = true;
        consumer.pause(consumer.assignment());
        long end = System.nanoTime() + backOff.next().toNanos();
        while (!closed.getAsBoolean() && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(50));
        }
        waiting = false;
        consumer.resume(consumer.assignment());
    }

    private List<ConsumerRecord<byte[], byte[]>> stillOurs(List<ConsumerRecord<byte[], byte[]>> records) {
        if (givenAway.isEmpty()) {
            return records;
        }
        return records.stream()
                .filter(record -> !givenAway.contains(new TopicPartition(record.topic(), record.partition())))
                .toList();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (waiting) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        progress.commitNow();
        givenAway.addAll(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        progress.forget(partitions);
        givenAway.addAll(partitions);
    }
}
