package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.time.Times;

/**
 * The row by which a relay that has lost its lock asks the active one to compare the heads, after the time in which
 * what it sent can still arrive.
 */
final class HeadsRequests {

    private static final String ASK = """
            update relay set heads_requested_at =
                greatest(heads_requested_at, clock_timestamp() + ? * interval '1 millisecond')
            where topic = ?""";
    private static final String DUE = """
            select heads_requested_at <= clock_timestamp()
                     and (heads_compared_at is null or heads_compared_at < heads_requested_at)
                or coalesce(heads_compared_at, held_since) < clock_timestamp() - interval '1 hour'
            from relay where topic = ?""";
    private static final String ANSWERED = "update relay set heads_compared_at = ? where topic = ?";

    private HeadsRequests() {}

    /** For who has lost the lock: not before what it sent has arrived or been given up. */
    static void askAfterDelivery(Connection connection, String topic) throws SQLException {
        ask(connection, topic, KafkaSettings.DELIVERY_TIMEOUT);
    }

    static void askNow(Connection connection, String topic) throws SQLException {
        ask(connection, topic, 0);
    }

    private static void ask(Connection connection, String topic, int millis) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(ASK)) {
            ask.setInt(1, millis);
            ask.setString(2, topic);
            ask.executeUpdate();
        }
    }

    static boolean isDue(Connection connection, String topic) throws SQLException {
        try (PreparedStatement due = connection.prepareStatement(DUE)) {
            due.setString(1, topic);
            try (ResultSet row = due.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static void answered(Connection connection, String topic, Instant began) throws SQLException {
        try (PreparedStatement answered = connection.prepareStatement(ANSWERED)) {
            answered.setObject(1, Times.toDatabase(began));
            answered.setString(2, topic);
            answered.executeUpdate();
        }
    }
}
