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
import java.util.Objects;
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

    private final String relay;
    private final Connections connections;
    private final KafkaSettings kafka;
    private final Map<String, Heads> heads;
    private final AtomicReference<@Nullable Finding> found = new AtomicReference<>();
    private volatile @Nullable Thread reader;
    private volatile boolean stopped;

    private record Behind(String topic, String key) {}

    private record Finding(Instant began, Queue<Behind> behind) {}

    /**
     * @param relay the name under which the relay holds its lease
     * @param heads of each topic that it sends to
     */
    HeadsComparison(String relay, Connections connections, KafkaSettings kafka, Map<String, Heads> heads) {
        this.relay = relay;
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
        if (!heads.isEmpty() && found.get() == null && (running == null || !running.isAlive())) {
            reader = Thread.ofPlatform().daemon().name("heads-" + relay).start(this::compare);
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
        List<Behind> some = next(finding.behind);
        if (!some.isEmpty() && !sendAgain(connection, publisher, some)) {
            finding.behind.addAll(some);
            return true;
        }
        if (finding.behind.isEmpty()) {
            HeadsRequests.answered(connection, relay, finding.began);
            found.set(null);
        }
        return finding.behind.isEmpty();
    }

    private boolean sendAgain(Connection connection, Publisher publisher, List<Behind> behind) throws SQLException {
        String topic = behind.getFirst().topic();
        List<String> keys = behind.stream().map(Behind::key).toList();
        Heads owner = Objects.requireNonNull(heads.get(topic));
        var outcome = publisher.sendEvents(topic, owner.current(connection, keys));
        if (outcome.failure() != null) {
            return false;
        }
        Metrics.counter("homeward.relay.heads.mended", "topic", topic).increment(keys.size());
        return true;
    }

    private void compare() {
        try (Connection connection = connections.open()) {
            Instant began = now(connection);
            Queue<Behind> behind = new ArrayDeque<>();
            for (String topic : heads.keySet()) {
                behind(connection, topic).forEach(key -> behind.add(new Behind(topic, key)));
            }
            if (!stopped) {
                LOG.infof("Heads of %s: %d of the keys are behind the table", relay, behind.size());
                found.set(new Finding(began, behind));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("The heads of %s could not be compared (%s); it is tried again", relay, WithoutMessage.name(e));
        }
    }

    /** What waits in the outbox is sent anyway, and ends at the newest version. */
    private Set<String> behind(Connection connection, String topic) throws SQLException {
        Map<String, Long> wanted = Objects.requireNonNull(heads.get(topic)).versions(connection);
        Map<String, Long> there = TopicHeads.read(kafka, topic, () -> stopped);
        Set<String> behind = new HashSet<>();
        wanted.forEach((key, version) -> {
            if (there.getOrDefault(key, -1L) < version) {
                behind.add(key);
            }
        });
        behind.removeAll(unsent(connection, topic));
        return behind;
    }

    private static Set<String> unsent(Connection connection, String topic) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("select distinct key from outbox where topic = ?")) {
            select.setString(1, topic);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
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

    /** Some that belong on one topic. */
    private static List<Behind> next(Queue<Behind> behind) {
        List<Behind> some = new ArrayList<>();
        while (some.size() < AT_ONCE && !behind.isEmpty() && isOnSameTopic(some, behind.element())) {
            some.add(behind.remove());
        }
        return some;
    }

    private static boolean isOnSameTopic(List<Behind> some, Behind next) {
        return some.isEmpty() || some.getFirst().topic().equals(next.topic());
    }
}
