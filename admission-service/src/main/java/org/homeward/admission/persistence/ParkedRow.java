package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A parked message with its bytes, locked. */
public record ParkedRow(String format, Instant receivedAt, byte[] raw) {

    private static final String LOCK =
            "select format, RECEIVED, raw from message where id = ? and outcome = 'parked' for update"
                    .replace("RECEIVED", Columns.MICROS.formatted("received_at"));

    /** Null if there is no such message that waits. */
    public static @Nullable ParkedRow lock(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new ParkedRow(row.getString(1), Columns.Micros.toInstant(row.getLong(2)), row.getBytes(3))
                        : null;
            }
        }
    }
}
