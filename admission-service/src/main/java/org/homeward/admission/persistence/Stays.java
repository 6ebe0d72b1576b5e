package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.homeward.kit.db.RoundTrip;
import org.jspecify.annotations.Nullable;

/** The last version of each stay, as it was published. */
public final class Stays {

    static final String COLUMNS =
            "id, ledger, trust, status, site, ward, version, recorded_at, event_type, event_source, occurred_at, state";

    private static final String OF = "select %s from stay where ledger = any(?)".formatted(micros(COLUMNS));

    private static final String FIND = "select %s from stay where id = any(?)".formatted(micros(COLUMNS));

    private static final String VERSIONS = "select id, version from stay";

    private static final String SAVE = """
            insert into stay(COLUMNS)
            select id, ledger, trust, status, site, ward, version, RECORDED, event_type, event_source, OCCURRED, state
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as s(COLUMNS)
            on conflict (id) do update
            set ledger = excluded.ledger, status = excluded.status, site = excluded.site, ward = excluded.ward,
                version = excluded.version, recorded_at = excluded.recorded_at, event_type = excluded.event_type,
                event_source = excluded.event_source, occurred_at = excluded.occurred_at, state = excluded.state""".replace("COLUMNS", COLUMNS)
            .replace("RECORDED", Columns.TIME.formatted("recorded_at"))
            .replace("OCCURRED", Columns.TIME.formatted("occurred_at"));

    private Stays() {}

    /**
     * A stay's last version.
     *
     * @param site where the patient is now, null if nowhere
     * @param eventType type of the event that published it
     * @param eventSource who said what led to it
     * @param occurredAt when that happened
     * @param state the event's data without source, version and recorded time
     */
    public record Row(
            String id,
            long ledger,
            String trust,
            String status,
            @Nullable String site,
            @Nullable String ward,
            long version,
            Instant recordedAt,
            String eventType,
            String eventSource,
            Instant occurredAt,
            byte[] state) {}

    /** Asks for all stays of locked ledgers. */
    public static void of(RoundTrip trip, Collection<Long> ledgers, Consumer<Row> reader) throws SQLException {
        trip.ask(OF, row -> reader.accept(row(row)), Columns.longs(trip.connection(), ledgers));
    }

    /** The stays with these ids. */
    public static List<Row> find(Connection connection, Collection<String> ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setArray(1, Columns.texts(connection, ids, id -> id));
            return read(select);
        }
    }

    /** The last version of every stay. */
    public static Map<String, Long> versions(Connection connection) throws SQLException {
        return Heads.versions(connection, VERSIONS);
    }

    static List<Row> read(PreparedStatement select) throws SQLException {
        List<Row> stays = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                stays.add(row(rows));
            }
        }
        return stays;
    }

    static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                Columns.Micros.toInstant(row.getLong(8)),
                row.getString(9),
                row.getString(10),
                Columns.Micros.toInstant(row.getLong(11)),
                row.getBytes(12));
    }

    /** The columns of a select list, times as microseconds. */
    static String micros(String columns) {
        return columns.replace("recorded_at", Columns.MICROS.formatted("recorded_at"))
                .replace("occurred_at", Columns.MICROS.formatted("occurred_at"));
    }

    /** Writes new versions of stays of locked ledgers. */
    public static void save(RoundTrip trip, Collection<Row> stays) throws SQLException {
        Connection connection = trip.connection();
        trip.write(
                SAVE,
                Columns.texts(connection, stays, Row::id),
                Columns.longs(connection, stays, Row::ledger),
                Columns.texts(connection, stays, Row::trust),
                Columns.texts(connection, stays, Row::status),
                Columns.texts(connection, stays, Row::site),
                Columns.texts(connection, stays, Row::ward),
                Columns.longs(connection, stays, Row::version),
                Columns.times(connection, stays, Row::recordedAt),
                Columns.texts(connection, stays, Row::eventType),
                Columns.texts(connection, stays, Row::eventSource),
                Columns.times(connection, stays, Row::occurredAt),
                Columns.bytes(connection, stays, Row::state));
    }
}
