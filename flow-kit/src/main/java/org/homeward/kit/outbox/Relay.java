package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.homeward.kit.db.Connections;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.log.WithoutMessage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the outbox of one database to Kafka: one active relay, in the order of the rows, at least once. Several may run;
 * those without the {@link Lease} wait for it. What is confirmed is deleted; after any error it starts again at the
 * first row that is there. Who takes over from one that did not leave cleanly waits until nothing of that one can still
 * arrive; who finds its lease lost asks for the topic's heads to be compared (ADR 0003).
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final String topic;
    private final Connections connections;
    private final KafkaSettings kafka;
    private final Map<String, Heads> heads;
    private final @Nullable Beats beats;
    private final OutboxMetrics metrics;
    private final UUID holder = UUID.randomUUID();
    private final BlockingQueue<Boolean> kicks = new ArrayBlockingQueue<>(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean owesComparison;
    private volatile boolean closed;
    private volatile boolean active;
    private volatile @Nullable Thread thread;

    /**
     * @param topic the topic that this service owns
     * @param connections outside the pool: the lease needs a session of its own
     * @param heads what the last record of each key must be; {@link Heads#NONE} compares nothing
     * @param beats null for a topic without beats
     */
    public Relay(String topic, Connections connections, KafkaSettings kafka, Heads heads, @Nullable Beats beats) {
        this(topic, connections, kafka, heads == Heads.NONE ? Map.of() : Map.of(topic, heads), beats);
    }

    /**
     * A relay for a service that owns several topics; all of them stand in its one outbox.
     *
     * @param topic the name of its lease, one of them
     * @param heads of each topic, what the last record of each key must be
     * @param beats the same on all of them; null for none
     */
    public Relay(
            String topic,
            Connections connections,
            KafkaSettings kafka,
            Map<String, Heads> heads,
            @Nullable Beats beats) {
        this.topic = topic;
        this.connections = connections;
        this.kafka = kafka;
        this.heads = Map.copyOf(heads);
        this.beats = beats;
        this.metrics = new OutboxMetrics(topic);
    }

    public Relay start() {
        thread = Thread.ofPlatform().name("relay-" + topic).daemon().start(this::run);
        return this;
    }

    /** To be called after each commit that appended something; costs nothing and never blocks. */
    public void kick() {
        kicks.offer(Boolean.TRUE);
    }

    /** Whether this one holds the lease and sends. */
    public boolean isActive() {
        return active;
    }

    /** Sends what it has begun, leaves cleanly and stops. */
    @Override
    public void close() {
        closed = true;
        closing.countDown();
        kick();
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
        boolean inTrouble = false;
        while (!closed) {
            try (Connection connection = connections.open()) {
                settleDebt(connection);
                hold(connection);
                inTrouble = false;
            } catch (SQLException | RuntimeException | Error e) {
                if (!inTrouble) {
                    LOG.warnf(
                            "The relay of %s lost its lease or cannot get it (%s); it tries again",
                            topic, WithoutMessage.name(e));
                }
                inTrouble = true;
                closedAfter(BETWEEN_TRIES);
            }
        }
    }

    /** A shift of this process that ended badly may have sent what arrives late: whoever is active then mends that. */
    private void settleDebt(Connection connection) throws SQLException {
        if (owesComparison) {
            HeadsRequests.askAfterDelivery(connection, topic);
            owesComparison = false;
        }
    }

    private void hold(Connection connection) throws SQLException {
        try (Lease lease = Lease.await(connection, topic, holder, this::closedAfter)) {
            if (lease != null && outwaitPredecessor(lease)) {
                LOG.infof("The relay of %s is active", topic);
                HeadsRequests.askNow(connection, topic);
                work(lease);
            }
        }
    }

    private void work(Lease lease) throws SQLException {
        var comparison = new HeadsComparison(topic, connections, kafka, heads);
        var publisher = new Publisher(kafka, topic);
        owesComparison = true;
        active = true;
        try {
            Set<String> topics = new TreeSet<>(heads.keySet());
            topics.add(topic);
            var shift = new Shift(topic, topics, kafka.partitions(), lease, publisher, comparison, beats, metrics);
            while (!closed) {
                rest(shift.pass());
            }
            publisher.close();
            lease.leaveCleanly();
            owesComparison = false;
        } finally {
            active = false;
            comparison.stop();
            publisher.abandon();
        }
    }

    /** False when it was closed meanwhile. */
    private boolean outwaitPredecessor(Lease lease) {
        if (lease.predecessorMayStillSend()) {
            LOG.infof("The relay of %s waits until nothing of its predecessor can still arrive", topic);
            return !closedAfter(Duration.ofMillis(KafkaSettings.DELIVERY_TIMEOUT));
        }
        return !closed;
    }

    private boolean closedAfter(Duration duration) {
        try {
            return closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed = true;
            return true;
        }
    }

    private void rest(Duration duration) {
        try {
            kicks.poll(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
