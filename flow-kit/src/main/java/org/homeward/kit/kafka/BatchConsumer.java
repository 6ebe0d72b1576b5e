package org.homeward.kit.kafka;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.homeward.kit.log.WithoutMessage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands each poll to a {@link Handler} as one batch, on a thread of its own, and commits the offsets after the handler's
 * transaction. A technical failure pauses the partitions and is tried again without limit, with an alarm in the log and
 * in {@code homeward.consumer.failing}; only a {@link PoisonRecord} is set aside, alone. Liveness never depends on it.
 */
public final class BatchConsumer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BatchConsumer.class);

    private final KafkaSettings kafka;
    private final String group;
    private final String instance;
    private final List<String> topics;
    private final Handler handler;
    private final Tags tags;
    private final AtomicLong lag;
    private final AtomicLong failing;
    private Duration gathering = Duration.ZERO;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    /**
     * @param group consumer group: the name of the service
     * @param instance name of this replica, stable over its restarts
     */
    public BatchConsumer(KafkaSettings kafka, String group, String instance, List<String> topics, Handler handler) {
        this.kafka = kafka;
        this.group = group;
        this.instance = instance;
        this.topics = List.copyOf(topics);
        this.handler = handler;
        this.tags = Tags.of("group", group);
        this.lag = Metrics.gauge("homeward.consumer.lag", tags, new AtomicLong());
        this.failing = Metrics.gauge("homeward.consumer.failing", tags, new AtomicLong());
    }

    /**
     * Lets records wait on the broker for so long, unless there are plenty: fewer and larger transactions, for a service
     * of which nobody expects the instant. Say it before {@link #start}.
     */
    public BatchConsumer gathering(Duration wait) {
        gathering = wait;
        return this;
    }

    public BatchConsumer start() {
        thread = Thread.ofPlatform().name("consume-" + group).daemon().start(this::run);
        return this;
    }

    /** Records that are on the topics and not applied, as far as this replica can see; stale while it cannot poll. */
    public long lag() {
        return lag.get();
    }

    /** Whether the last attempt failed for a technical reason, so that the partitions are paused. */
    public boolean isFailing() {
        return failing.get() > 0;
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        try {
            if (running != null) {
                running.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        BackOff backOff = new BackOff();
        while (!closed) {
            try (var letters = new DeadLetters(kafka, group);
                    var consumer = new KafkaConsumer<byte[], byte[]>(kafka.member(group, instance, gathering))) {
                consume(consumer, new Attempts(consumer, handler, letters, this::alarm, () -> closed));
            } catch (Exception | Error e) {
                alarm(e);
                pause(backOff.next());
            }
        }
    }

    private void consume(KafkaConsumer<byte[], byte[]> consumer, Attempts attempts) {
        consumer.subscribe(topics, attempts);
        while (!closed) {
            var polled =
                    consumer.poll(attempts.progress().isCommitted() ? Duration.ofMillis(500) : Duration.ofMillis(50));
            if (!polled.isEmpty()) {
                Metrics.summary("homeward.consumer.batch", tags).record(polled.count());
                attempts.apply(polled);
                failing.set(0);
            }
            attempts.progress().commitWhenDue();
            measureLag(consumer);
        }
        attempts.progress().commitNow();
    }

    private void measureLag(KafkaConsumer<byte[], byte[]> consumer) {
        long sum = 0;
        for (var partition : consumer.assignment()) {
            sum += consumer.currentLag(partition).orElse(0);
        }
        lag.set(sum);
    }

    /** In full once, then a line for each attempt. */
    private void alarm(Throwable failure) {
        Metrics.counter("homeward.consumer.failures", tags).increment();
        if (failing.getAndIncrement() == 0) {
            LOG.errorf(WithoutMessage.of(failure), "%s cannot apply what it reads; it pauses and tries again", group);
        } else {
            LOG.errorf("%s still cannot apply what it reads: %s", group, WithoutMessage.name(failure));
        }
    }

    private void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (!closed && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(20).toNanos());
        }
    }
}
