package org.homeward.housing.flat.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.domain.Waiting.State;
import org.homeward.kit.db.Conditions;
import org.homeward.kit.db.Rows;
import org.homeward.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Those who wait for a flat. Rows of flats are locked before these. */
@ApplicationScoped
public class WaitingList {

    /** An entry as recorded. @param trust whose patient waits */
    public record Recorded(Waiting entry, String trust, long version, Instant recordedAt) {}

    /** Somebody in line. @param place from 1 on @param inFront who is next in front; null for the first */
    public record Placed(
            Recorded recorded, int place, @Nullable Waiting inFront) {}

    /** A place in line, that of {@link Waiting#ORDER}. */
    public record Place(LocalDate neededFrom, Instant since, UUID entry) {

        /** In front of everybody. */
        public static final Place HEAD = new Place(LocalDate.EPOCH, Rows.BEGINNING, new UUID(0, 0));
    }

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
    private static final String LINE = """
            select w.* from (
                select w.id, w.data, w.trust, w.version, w.recorded_at, w.needed_from, w.since,
                    row_number() over line as place, lag(w.data) over line as in_front
                from waiting w where w.status in ('waiting', 'offered')
                window line as (order by w.needed_from, w.since, w.id)) as w
            where true""";
    private static final String IN_ORDER = " order by w.needed_from, w.since, w.id limit ?";
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

    /**
     * Those who wait or have an offer, in order, with the place of each among all.
     *
     * @param trust whose patients; null for everybody's
     * @param after who was seen last; null at the beginning
     */
    public List<Placed> line(Connection connection, @Nullable String trust, @Nullable Place after, int limit)
            throws SQLException {
        Conditions conditions = new Conditions().and("w.trust = ?", trust);
        Object[] values = after == null
                ? conditions.values(limit)
                : conditions
                        .and("(w.needed_from, w.since, w.id) > (?, ?, ?)")
                        .values(after.neededFrom(), after.since(), after.entry(), limit);
        return Rows.list(connection, LINE + conditions.sql() + IN_ORDER, WaitingList::placed, values);
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

    private static Placed placed(ResultSet row) throws SQLException {
        String inFront = row.getString("in_front");
        return new Placed(recorded(row), row.getInt("place"), inFront == null ? null : WaitingJson.read(inFront));
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                WaitingJson.read(row.getString("data")),
                row.getString("trust"),
                row.getLong("version"),
                Rows.instant(row, "recorded_at"));
    }
}
