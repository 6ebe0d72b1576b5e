package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.homeward.admission.domain.BedLog;
import org.jspecify.annotations.Nullable;

/** The last event of every key that is not a stay: links of a patient, status of a bed, swap of two stays. */
public final class Heads {

    static final String COLUMNS =
            "key, trust, subject, version, recorded_at, event_type, event_source, occurred_at, state, basis";

    private static final String RESERVE = """
            insert into head(key, trust, subject, version, recorded_at, event_type, event_source, occurred_at, state)
            select k, '', '', 0, 'epoch', '', '', 'epoch', '' from unnest(?) as k order by k
            on conflict do nothing""";

    private static final String LOCK =
            "select %s from head where key = any(?) order by key for update".formatted(Stays.micros(COLUMNS));

    private static final String FIND = "select %s from head where key = any(?)".formatted(Stays.micros(COLUMNS));

    private static final String VERSIONS = "select key, version from head where version > 0";

    private static final String SAVE = """
            insert into head(COLUMNS)
            select key, trust, subject, version, RECORDED, event_type, event_source, OCCURRED, state, basis
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as h(COLUMNS)
            on conflict (key) do update
            set trust = excluded.trust, subject = excluded.subject, version = excluded.version,
                recorded_at = excluded.recorded_at, event_type = excluded.event_type,
                event_source = excluded.event_source, occurred_at = excluded.occurred_at, state = excluded.state,
                basis = excluded.basis""".replace("COLUMNS", COLUMNS)
            .replace("RECORDED", Columns.TIME.formatted("recorded_at"))
            .replace("OCCURRED", Columns.TIME.formatted("occurred_at"));

    private Heads() {}

    /**
     * The last event of a key.
     *
     * @param version 0 if there has been none yet
     * @param state the event's data without source, version and recorded time
     * @param log what was said of a bed so far; empty for other keys
     */
    public record Row(
            String key,
            String trust,
            String subject,
            long version,
            Instant recordedAt,
            String eventType,
            String eventSource,
            Instant occurredAt,
            byte[] state,
            BedLog log) {}

    /** What was last said of keys that the locks of ledgers guard. */
    public static Map<String, Row> find(Connection connection, Collection<String> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setArray(1, Columns.texts(connection, keys, key -> key));
            return read(select);
        }
    }

    /** Locks the keys, in their order, until the transaction ends, and gives what was last said of each. */
    public static Map<String, Row> lock(Connection connection, Collection<String> keys) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RESERVE)) {
            insert.setArray(1, Columns.texts(connection, keys, key -> key));
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setArray(1, Columns.texts(connection, keys, key -> key));
            return read(select);
        }
    }

    /** The last version of every key of which something was said. */
    public static Map<String, Long> versions(Connection connection) throws SQLException {
        return versions(connection, VERSIONS);
    }

    static Map<String, Long> versions(Connection connection, String query) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return versions;
    }

    static Map<String, Row> read(PreparedStatement select) throws SQLException {
        Map<String, Row> heads = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                heads.put(
                        rows.getString(1),
                        new Row(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getLong(4),
                                Columns.Micros.toInstant(rows.getLong(5)),
                                rows.getString(6),
                                rows.getString(7),
                                Columns.Micros.toInstant(rows.getLong(8)),
                                rows.getBytes(9),
                                BedLogCodec.read(rows.getBytes(10))));
            }
        }
        return heads;
    }

    /** Writes new versions of locked keys. */
    public static void save(Connection connection, Collection<Row> heads) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SAVE)) {
            insert.setArray(1, Columns.texts(connection, heads, Row::key));
            insert.setArray(2, Columns.texts(connection, heads, Row::trust));
            insert.setArray(3, Columns.texts(connection, heads, Row::subject));
            insert.setArray(4, Columns.longs(connection, heads, Row::version));
            insert.setArray(5, Columns.times(connection, heads, Row::recordedAt));
            insert.setArray(6, Columns.texts(connection, heads, Row::eventType));
            insert.setArray(7, Columns.texts(connection, heads, Row::eventSource));
            insert.setArray(8, Columns.times(connection, heads, Row::occurredAt));
            insert.setArray(9, Columns.bytes(connection, heads, Row::state));
            insert.setArray(10, Columns.bytes(connection, heads, Heads::basis));
            insert.executeUpdate();
        }
    }

    private static byte @Nullable [] basis(Row head) {
        return head.log().statuses().isEmpty() ? null : BedLogCodec.write(head.log());
    }
}
