package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.homeward.kit.event.Event;

/**
 * The rows of the outbox, always from the first one that is there: rows that commit late, with an id below others that
 * have gone, are found too.
 */
final class UnsentRows {

    static final int BATCH = 1000;

    private static final String FIRST = """
            select id, topic, key, shard_key, type, source, event_id, subject, occurred_at, recorded_at, version,
                   traceparent, data
            from outbox order by id limit\s""" + BATCH;
    private static final String DELETE = "delete from outbox where id = any(?)";

    private UnsentRows() {}

    static List<OutboxRow> first(Connection connection) throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FIRST);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new OutboxRow(row.getLong(1), row.getString(2), event(row)));
            }
        }
        return rows;
    }

    static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        long[] ids = rows.stream().mapToLong(OutboxRow::id).toArray();
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, ids);
            delete.executeUpdate();
        }
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getString(7),
                row.getString(5),
                row.getString(6),
                row.getString(8),
                instant(row, 9),
                instant(row, 10),
                row.getLong(11),
                row.getString(12),
                row.getString(3),
                row.getString(4),
                row.getBytes(13));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
