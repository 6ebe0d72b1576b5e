package org.homeward.kit.outbox;

import io.micrometer.core.instrument.Metrics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.homeward.kit.db.Connections;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.log.WithoutMessage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys whose last record on the topic is older than the table says. The topic is read on a thread of its own
 * while the relay goes on; what differs is sent again by the relay itself, between two of its batches, so that nothing
 * newer can be overtaken.
 */
final class HeadsComparison {

    private static final Logger LOG = Logger.getLogger(HeadsComparison.class);
    private static final int AT_ONCE = 500;

    private final String topic;
    private final Connections connections;
    private final KafkaSettings kafka;
    private final Heads heads;
    private final AtomicReference<@Nullable Finding> found = new AtomicReference<>();
    private volatile @Nullable Thread reader;
    private volatile boolean stopped;

    private record Finding(Instant began, Queue<String> behind) {}

    HeadsComparison(String topic, Connections connections, KafkaSettings kafka, Heads heads) {
        this.topic = topic;
        this.connections = connections;
        this.kafka = kafka;
        this.heads = heads;
    }

    /** Begins in the background, unless it is under way or what it found is still being mended. */
    void begin() {
        if (StopPoint.sabotaged("no-heads")) {
            return;
        }
        Thread running = reader;
        if (heads != Heads.NONE && found.get() == null && (running == null || !running.isAlive())) {
            reader = Thread.ofPlatform().daemon().name("heads-" + topic).start(this::compare);
        }
    }

    void stop() {
        stopped = true;
    }

    /** Sends again what differs, a few hundred keys a call; false while there is more. */
    boolean mend(Connection connection, Publisher publisher) throws SQLException {
        Finding finding = found.get();
        if (finding == null) {
            return true;
        }
        List<String> keys = next(finding.behind);
        if (!keys.isEmpty()) {
            var outcome = publisher.sendEvents(topic, heads.current(connection, keys));
            if (outcome.failure() != null) {
                finding.behind.addAll(keys);
                return true;
            }
            Metrics.counter("homeward.relay.heads.mended", "topic", topic).increment(keys.size());
        }
        if (finding.behind.isEmpty()) {
            HeadsRequests.answered(connection, topic, finding.began);
            found.set(null);
        }
        return finding.behind.isEmpty();
    }

    private void compare() {
        try (Connection connection = connections.open()) {
            Instant began = now(connection);
            Set<String> behind = behind(connection);
            if (!stopped) {
                LOG.infof("Heads of %s: %d of the keys are behind the table", topic, behind.size());
                found.set(new Finding(began, new ArrayDeque<>(behind)));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("The heads of %s could not be compared (%s); it is tried again", topic, WithoutMessage.name(e));
        }
    }

    /** What waits in the outbox is sent anyway, and ends at the newest version. */
    private Set<String> behind(Connection connection) throws SQLException {
        Map<String, Long> wanted = heads.versions(connection);
        Map<String, Long> there = TopicHeads.read(kafka, topic, () -> stopped);
        Set<String> behind = new HashSet<>();
        wanted.forEach((key, version) -> {
            if (there.getOrDefault(key, -1L) < version) {
                behind.add(key);
            }
        });
        behind.removeAll(unsent(connection));
        return behind;
    }

    private static Set<String> unsent(Connection connection) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select distinct key from outbox");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.add(row.getString(1));
            }
        }
        return keys;
    }

    private static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static List<String> next(Queue<String> behind) {
        List<String> keys = new ArrayList<>();
        while (keys.size() < AT_ONCE && !behind.isEmpty()) {
            keys.add(behind.remove());
        }
        return keys;
    }
}
