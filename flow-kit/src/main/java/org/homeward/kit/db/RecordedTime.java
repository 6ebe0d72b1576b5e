package org.homeward.kit.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Consumer;

/**
 * The database's clock, for the recorded time of facts: read it after the locks are held. The transaction gets its
 * number before the clock is read, so a beat that does not see the transaction among the open ones is never later than
 * a time that this one records ({@code Beats}, ADR 0004).
 */
public final class RecordedTime {

    private static final String READ = "select pg_current_xact_id()::text, clock_timestamp()";

    private RecordedTime() {}

    public static Instant read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return time(row);
        }
    }

    /** Reads the clock after what was added to the round trip before. */
    public static void read(RoundTrip trip, Consumer<Instant> reader) {
        trip.ask(READ, row -> reader.accept(time(row)));
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject(2, OffsetDateTime.class).toInstant();
    }
}
