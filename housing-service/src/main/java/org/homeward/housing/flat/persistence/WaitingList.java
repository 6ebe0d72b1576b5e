package org.homeward.housing.flat.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.domain.Waiting.State;
import org.homeward.kit.db.Rows;
import org.homeward.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Those who wait for a flat. Rows of flats are locked before these. */
@ApplicationScoped
public class WaitingList {

    /** An entry as recorded. @param trust whose patient waits */
    public record Recorded(Waiting entry, String trust, long version, Instant recordedAt) {}

    static final String SELECT = "select w.data, w.trust, w.version, w.recorded_at from waiting w ";
    private static final String FIND = SELECT + "where w.id = ?";
    private static final String LOCK = FIND + " for update";
    private static final String OF_BOOKING = SELECT + "where w.booking = ? and w.status = 'offered' for update";
    private static final String LIVE = SELECT + "where w.stay = ? and w.status in ('waiting', 'offered') for update";
    private static final String OF_STAY = """
            with recursive down (id) as (
                select ?::text union select s.id from down d join stay s on s.into_stay = d.id)
            """ + SELECT + """
            where w.stay in (select id from down) and w.status in ('waiting', 'offered', 'gone')
            order by w.needed_from, w.since, w.id for update of w""";
    private static final String LINE =
            SELECT + "where w.status in ('waiting', 'offered') order by w.needed_from, w.since, w.id limit ?";
    private static final String WRITE = """
            insert into waiting (id, stay, trust, status, needs, nights, needed_from, since, area, booking, passed_over,
                                 data, version, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (id) do update set stay = excluded.stay, status = excluded.status, booking = excluded.booking,
                passed_over = excluded.passed_over, data = excluded.data, version = excluded.version, recorded_at = excluded.recorded_at""";
    private static final String FORGET = """
            delete from waiting where id in (
                select id from waiting where status in ('housed', 'gone') and recorded_at < ?
                order by recorded_at limit ? for update skip locked)""";

    private final Outbox outbox = new Outbox(Flats.TOPIC);

    public @Nullable Recorded find(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, FIND, WaitingList::recorded, id);
    }

    public @Nullable Recorded lock(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, LOCK, WaitingList::recorded, id);
    }

    /** Whom this booking is offered to, locked; null if nobody on the list. */
    public @Nullable Recorded offered(Connection connection, UUID booking) throws SQLException {
        return Rows.one(connection, OF_BOOKING, WaitingList::recorded, booking);
    }

    /** The entry of a stay that waits or has an offer, locked; null if there is none. */
    public @Nullable Recorded live(Connection connection, String stay) throws SQLException {
        return Rows.one(connection, LIVE, WaitingList::recorded, stay);
    }

    /** All entries of a stay and of those that are part of it but those that ended with a flat, locked. */
    public List<Recorded> ofStay(Connection connection, String stay) throws SQLException {
        return Rows.list(connection, OF_STAY, WaitingList::recorded, stay);
    }

    /** Everybody who waits or has an offer, in order. */
    public List<Recorded> line(Connection connection, int limit) throws SQLException {
        return Rows.list(connection, LINE, WaitingList::recorded, limit);
    }

    /** Writes the entry as it has become, and the event that tells of it. */
    public Recorded write(Connection connection, Recorded now) throws SQLException {
        Waiting entry = now.entry();
        UUID booking = switch (entry.state()) {
            case State.Offered offered -> offered.booking();
            case State.Housed housed -> housed.booking();
            default -> null;
        };
        Rows.write(
                connection,
                WRITE,
                entry.id(),
                entry.stay(),
                now.trust(),
                entry.state().code(),
                texts(connection, entry.wanted().needs()),
                entry.wanted().nights(),
                entry.wanted().from(),
                entry.since(),
                entry.wanted().area(),
                booking,
                WaitingJson.passedOver(entry),
                WaitingJson.of(entry, now.trust()).toString(),
                now.version(),
                now.recordedAt());
        outbox.append(connection, List.of(FlatEvents.waiting(now)));
        return now;
    }

    /** Removes up to {@code limit} entries that were over before; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, FORGET, before, limit);
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                WaitingJson.read(row.getString("data")),
                row.getString("trust"),
                row.getLong("version"),
                Rows.instant(row, "recorded_at"));
    }
}
