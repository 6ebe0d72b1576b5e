package org.homeward.capacity.flat.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.homeward.capacity.flat.domain.FlatVersion;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Outbox;

/**
 * The records of flats as they stand on {@code homeward.capacity}. Each is derived from the newest version of its flat
 * under its own lock, and its change is written with its event.
 */
@ApplicationScoped
public class FlatRecords {

    static final String KEY = "flat:";

    private static final String CLAIM = """
            insert into flat_record (flat, version, recorded_at, data)
            select t, 0, clock_timestamp(), '' from unnest(?::text[]) as t order by t on conflict do nothing""";
    private static final String LOCK =
            "select flat, version, recorded_at, data from flat_record where flat = any(?) order by flat for update";
    private static final String WRITE = """
            update flat_record r set version = n.version, recorded_at = ?, data = n.data
            from unnest(?::text[], ?::bigint[], ?::text[]) as n (flat, version, data) where r.flat = n.flat""";
    private static final String KNOWN = """
            select flat from (
              select flat from flat_record where flat > ? union select flat from step_down_flat_history where flat > ?) as f
            order by flat limit ?""";
    private static final String HOLD_STILL =
            "lock table flat_record, step_down_flat_history in share row exclusive mode";

    private final Outbox outbox = new Outbox(LiveViews.TOPIC);
    private final FlatHistory history;

    FlatRecords(FlatHistory history) {
        this.history = history;
    }

    /** A record as it stands; of version 0 before anything was told. */
    record Row(String flat, long version, Instant recordedAt, String data) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("flat"),
                    row.getLong("version"),
                    Rows.instant(row, "recorded_at"),
                    row.getString("data"));
        }

        /** The event that tells of it. Its partition follows from the flat alone, which may change its area. */
        Event event(Instant observedAt) {
            return new Event(
                    UUID.randomUUID().toString(),
                    LiveViews.TOPIC + ".flat-changed.v1",
                    LiveViews.SOURCE,
                    flat,
                    observedAt,
                    recordedAt,
                    version,
                    null,
                    KEY + flat,
                    flat,
                    (data.substring(0, data.length() - 1) + ",\"version\":" + version + '}').getBytes(UTF_8));
        }
    }

    /** Locks the records of these flats in the order of their ids, new ones too. */
    public void lock(Connection connection, Collection<String> flats) throws SQLException {
        Rows.write(connection, CLAIM, texts(connection, new TreeSet<>(flats)));
        rows(connection, flats);
    }

    /**
     * Derives the records of these flats, and writes and announces those that have changed.
     *
     * @return how many have changed
     */
    public int refresh(Connection connection, Collection<String> flats) throws SQLException {
        Rows.write(connection, CLAIM, texts(connection, new TreeSet<>(flats)));
        List<Row> before = rows(connection, flats);
        Instant now = RecordedTime.read(connection);
        Map<String, FlatVersion> newest = new HashMap<>();
        history.newest(connection, flats)
                .forEach(version -> newest.put(version.flat().id(), version));
        List<Row> changed = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (Row old : before) {
            FlatVersion known = newest.get(old.flat());
            String data = (known == null ? FlatRecordJson.removed(old.flat()) : FlatRecordJson.of(known)).toString();
            if (!old.data().equals(data)) {
                Row row = new Row(old.flat(), old.version() + 1, now, data);
                changed.add(row);
                events.add(row.event(known == null ? now : known.recordedAt()));
            }
        }
        write(connection, changed, now);
        outbox.append(connection, events);
        return changed.size();
    }

    /** Flats after this one of which there is a record or a fact, in the order of their ids. */
    public List<String> known(Connection connection, String after, int limit) throws SQLException {
        return Rows.list(connection, KNOWN, row -> row.getString(1), after, after, limit);
    }

    /** Everybody else waits until this transaction ends. */
    public void holdStill(Connection connection) throws SQLException {
        Rows.write(connection, HOLD_STILL);
    }

    private static List<Row> rows(Connection connection, Collection<String> flats) throws SQLException {
        return Rows.list(connection, LOCK, Row::of, texts(connection, flats));
    }

    private static void write(Connection connection, List<Row> rows, Instant recordedAt) throws SQLException {
        if (!rows.isEmpty()) {
            Rows.write(
                    connection,
                    WRITE,
                    recordedAt,
                    texts(connection, rows, Row::flat),
                    bigints(connection, rows, Row::version),
                    texts(connection, rows, Row::data));
        }
    }
}
