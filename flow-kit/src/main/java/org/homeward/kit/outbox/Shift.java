package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.log.WithoutMessage;
import org.homeward.kit.outbox.Publisher.Outcome;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the active relay does, pass by pass, for as long as it holds the lease. */
final class Shift {

    private static final Logger LOG = Logger.getLogger(Shift.class);
    private static final Duration UNTIL_KICKED = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final long GATHERING_EACH = Duration.ofMillis(1).toNanos();
    private static final long LONGEST_GATHERING = Duration.ofMillis(20).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final String relay;
    private final Set<String> topics;
    private final int partitions;
    private final Lease lease;
    private final Publisher publisher;
    private final HeadsComparison comparison;
    private final @Nullable Beats beats;
    private final OutboxMetrics metrics;
    private final Sweep sweep = new Sweep();
    private long lastSecond = System.nanoTime() - SECOND;
    private Beats.@Nullable Due due;
    private long lastSeen;

    /**
     * @param relay the name under which the lease is held
     * @param topics those that beats are sent on
     */
    Shift(
            String relay,
            Set<String> topics,
            int partitions,
            Lease lease,
            Publisher publisher,
            HeadsComparison comparison,
            @Nullable Beats beats,
            OutboxMetrics metrics) {
        this.relay = relay;
        this.topics = topics;
        this.partitions = partitions;
        this.lease = lease;
        this.publisher = publisher;
        this.comparison = comparison;
        this.beats = beats;
        this.metrics = metrics;
    }

    /**
     * One batch and what is due with it; gives how long to rest unless kicked.
     *
     * @throws SQLException when the lease is lost
     */
    Duration pass() throws SQLException {
        everySecond();
        List<OutboxRow> rows = unsent();
        Outcome outcome = send(rows);
        if (outcome.failure() != null) {
            return restAfter(outcome);
        }
        beatIfComplete(rows);
        sweep.after(rows.size(), rows.size() < UnsentRows.BATCH, lease.connection());
        boolean mended = comparison.mend(lease.connection(), publisher);
        gather(rows.size());
        return rows.size() == UnsentRows.BATCH || !mended ? Duration.ZERO : UNTIL_KICKED;
    }

    /**
     * The more a pass sent, the longer events gather before the next: what comes now and then leaves at once, and of
     * what comes fast each look, each request and each transaction of a reader takes many.
     */
    private static void gather(int sent) {
        if (sent < UnsentRows.BATCH) {
            LockSupport.parkNanos(Math.min(sent * GATHERING_EACH, LONGEST_GATHERING));
        }
    }

    private List<OutboxRow> unsent() throws SQLException {
        List<OutboxRow> rows = UnsentRows.first(lease.connection());
        if (!StopPoint.sabotaged("skip-late-rows")) {
            return rows;
        }
        List<OutboxRow> later = rows.stream().filter(row -> row.id() > lastSeen).toList();
        lastSeen = later.isEmpty() ? lastSeen : later.getLast().id();
        return later;
    }

    private Outcome send(List<OutboxRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new Outcome(rows, null);
        }
        if (StopPoint.sabotaged("mark-before-send")) {
            UnsentRows.delete(lease.connection(), rows);
            StopPoint.reached("stop.after-mark-before-send");
        }
        Outcome outcome = publisher.sendRows(rows);
        StopPoint.reached("stop.after-send-before-mark");
        outcome.confirmed()
                .forEach(row -> StopPoint.reached(
                        "stop.after-send-before-mark:" + row.event().type()));
        UnsentRows.delete(lease.connection(), outcome.confirmed());
        metrics.sent(outcome.confirmed().size());
        return outcome;
    }

    /** The same producer goes on only where its sequence numbers still protect the order. */
    private Duration restAfter(Outcome outcome) {
        metrics.failed();
        Exception failure = outcome.failure();
        LOG.warnf(
                "%s does not take records (%s); the outbox keeps them",
                relay, failure == null ? "" : WithoutMessage.name(failure));
        if (!outcome.isPassing()) {
            throw new IllegalStateException("the producer of the relay is broken", failure);
        }
        return AFTER_FAILURE;
    }

    private void everySecond() throws SQLException {
        long now = System.nanoTime();
        if (now - lastSecond < SECOND) {
            return;
        }
        lastSecond = now;
        Connection connection = lease.connection();
        metrics.measure(connection);
        if (HeadsRequests.isDue(connection, relay)) {
            comparison.begin();
        }
        if (beats != null && due == null) {
            due = beats.read(connection);
        }
    }

    private void beatIfComplete(List<OutboxRow> sent) {
        Beats.Due beat = due;
        if (beats == null || beat == null) {
            return;
        }
        if (sent.size() < UnsentRows.BATCH || sent.get(sent.size() - 1).id() >= beat.lastRow()) {
            topics.forEach(topic -> beat(topic, beat, beats.source()));
            due = null;
        }
    }

    private void beat(String topic, Beats.Due beat, String source) {
        for (int partition = 0; partition < partitions; partition++) {
            publisher.sendBeat(topic, beat.on(partition), source);
        }
    }
}
