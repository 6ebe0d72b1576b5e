package org.homeward.housing.flat.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.kit.db.Rows;
import org.homeward.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** The stock of flats. Whoever changes one, or who has it when, has locked its row. */
@ApplicationScoped
public class Flats {

    public static final String TOPIC = "homeward.referral";

    /** The {@code source} of the events. */
    public static final String SOURCE = "/homeward/housing-service";

    /** A flat as recorded. @param owner whose stock it is in */
    public record Recorded(Flat flat, String owner, long version, Instant recordedAt) {}

    static final String SELECT = "select f.data, f.owner, f.version, f.recorded_at from flat f ";
    private static final String FIND = SELECT + "where f.id = ?";
    private static final String LOCK = FIND + " for update";
    private static final String CLAIM = """
            insert into flat (id, owner, area, features, max_nights, available_from, closed, data, version, recorded_at)
            values (?, ?, '', '{}', 0, 'infinity', '{}', '', 0, 'infinity') on conflict do nothing""";
    private static final String WRITE = """
            update flat set area = ?, features = ?, max_nights = ?, weekly_rate = ?, available_from = ?,
                   closed = ?::datemultirange, scheme = ?, data = ?, version = ?, recorded_at = ? where id = ?""";
    private static final String FREE_STRETCHES = "select note_free_stretches(?)";
    private static final String LIST = SELECT + "where (?::text is null or f.id > ?) order by f.id limit ?";

    private final Outbox outbox = new Outbox(TOPIC);

    /** The flat, locked until the transaction ends; null if there is none. */
    public @Nullable Recorded lock(Connection connection, String id) throws SQLException {
        return Rows.one(connection, LOCK, Flats::recorded, id);
    }

    public @Nullable Recorded find(Connection connection, String id) throws SQLException {
        return Rows.one(connection, FIND, Flats::recorded, id);
    }

    /** In the order of their ids. @param after the last one seen, null at the beginning */
    public List<Recorded> list(Connection connection, @Nullable String after, int limit) throws SQLException {
        return Rows.list(connection, LIST, Flats::recorded, after, after, limit);
    }

    /** Makes room for a new flat; false if there is one with this id, which two at once cannot both miss. */
    public boolean claim(Connection connection, String id, String owner) throws SQLException {
        return Rows.write(connection, CLAIM, id, owner) == 1;
    }

    /** Writes the flat as it has become, when it is free, and the event that tells of it and of who has it when. */
    public Recorded write(Connection connection, Recorded now, List<Booking> open) throws SQLException {
        Flat flat = now.flat();
        Rows.write(
                connection,
                WRITE,
                flat.area(),
                texts(connection, flat.features()),
                flat.terms().maxNights(),
                flat.terms().weeklyRate(),
                flat.availableFrom(),
                closed(flat),
                flat.terms().scheme(),
                FlatJson.of(flat).toString(),
                now.version(),
                now.recordedAt(),
                flat.id());
        Rows.list(connection, FREE_STRETCHES, row -> true, flat.id());
        outbox.append(connection, List.of(FlatEvents.flat(now, open)));
        return now;
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                FlatJson.read(row.getString("data")),
                row.getString("owner"),
                row.getLong("version"),
                Rows.instant(row, "recorded_at"));
    }

    private static String closed(Flat flat) {
        return flat.outages().stream()
                .map(outage -> "[" + outage.from() + "," + (outage.until() == null ? "" : outage.until()) + ")")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
