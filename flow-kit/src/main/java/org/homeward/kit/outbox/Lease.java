package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.homeward.kit.fault.StopPoint;
import org.jspecify.annotations.Nullable;

/**
 * The right to relay: a session advisory lock on a connection of its own. The session ends after {@link #IDLE} without
 * a sign of life, and a ping each second is that sign: a process that is stopped loses the lock, and finds out before it
 * sends again, because it then looks at the clock.
 */
final class Lease implements AutoCloseable {

    /** After this long without a statement the server ends the session, in milliseconds. */
    static final int IDLE = 5_000;

    private static final long PING = 1_000;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final long TRUSTED = TimeUnit.MILLISECONDS.toNanos(2 * PING);

    private static final String TRY_LOCK = "select pg_try_advisory_lock(hashtextextended('relay:' || ?, 0))";
    private static final String BEFORE = "select left_cleanly, holder from relay where topic = ?";
    private static final String ENTER = """
            insert into relay (topic, holder, held_since, left_cleanly) values (?, ?, clock_timestamp(), false)
            on conflict (topic) do update
            set holder = excluded.holder, held_since = excluded.held_since, left_cleanly = false""";
    private static final String LEAVE = "update relay set left_cleanly = true where topic = ? and holder = ?";

    private final String topic;
    private final UUID holder;
    private final Connection connection;
    private final boolean predecessorMayStillSend;
    private final ScheduledExecutorService pings = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("relay-ping").factory());
    private volatile long lastSign = System.nanoTime();
    private volatile boolean lost;

    private Lease(String topic, UUID holder, Connection connection, boolean predecessorMayStillSend) {
        this.topic = topic;
        this.holder = holder;
        this.connection = connection;
        this.predecessorMayStillSend = predecessorMayStillSend;
        pings.scheduleWithFixedDelay(this::ping, PING, PING, TimeUnit.MILLISECONDS);
    }

    /**
     * Waits for the lock on this connection, which then belongs to the lease.
     *
     * @return null when it was closed meanwhile
     */
    static @Nullable Lease await(Connection connection, String topic, UUID holder, Predicate<Duration> closedAfter)
            throws SQLException {
        while (!StopPoint.sabotaged("no-lease") && !tryLock(connection, topic)) {
            if (closedAfter.test(BETWEEN_TRIES)) {
                return null;
            }
        }
        return enter(connection, topic, holder);
    }

    private static boolean tryLock(Connection connection, String topic) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(TRY_LOCK)) {
            lock.setString(1, topic);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Entering is durable, what follows on this session need not be: a deleted row that comes back is sent again. */
    private static Lease enter(Connection connection, String topic, UUID holder) throws SQLException {
        boolean mayStillSend = mayStillSend(connection, topic, holder);
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, topic);
            enter.setObject(2, holder);
            enter.executeUpdate();
        }
        try (Statement settings = connection.createStatement()) {
            settings.execute("set idle_session_timeout = " + IDLE);
            settings.execute("set synchronous_commit = off");
        }
        return new Lease(topic, holder, connection, mayStillSend);
    }

    /** Not this process itself: it has closed its producer before it tries again. */
    private static boolean mayStillSend(Connection connection, String topic, UUID holder) throws SQLException {
        try (PreparedStatement before = connection.prepareStatement(BEFORE)) {
            before.setString(1, topic);
            try (ResultSet row = before.executeQuery()) {
                return row.next() && !row.getBoolean(1) && !holder.equals(row.getObject(2, UUID.class));
            }
        }
    }

    boolean predecessorMayStillSend() {
        return predecessorMayStillSend;
    }

    /**
     * The session that holds the lock, in auto commit.
     *
     * @throws SQLException when the lock is lost
     */
    Connection connection() throws SQLException {
        if (System.nanoTime() - lastSign > TRUSTED) {
            ping();
        }
        if (lost) {
            throw new SQLException("the lease of the relay is lost", "08006");
        }
        return connection;
    }

    /** After the producer has sent everything: the next one need not wait. */
    void leaveCleanly() throws SQLException {
        try (PreparedStatement leave = connection().prepareStatement(LEAVE)) {
            leave.setString(1, topic);
            leave.setObject(2, holder);
            leave.executeUpdate();
        }
    }

    @Override
    public void close() {
        lost = true;
        pings.shutdownNow();
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // The lock went with the session.
        }
    }

    private void ping() {
        long asked = System.nanoTime();
        try (Statement ping = connection.createStatement()) {
            ping.execute("select 1");
            lastSign = asked;
        } catch (SQLException e) {
            lost = true;
        }
    }
}
