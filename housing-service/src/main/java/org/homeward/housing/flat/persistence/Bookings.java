package org.homeward.housing.flat.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Circumstances;
import org.homeward.housing.flat.domain.Decision;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.kit.db.Rows;
import org.homeward.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Bookings of flats. Whoever writes one has locked the row of its flat. */
@ApplicationScoped
public class Bookings {

    /** A booking as recorded. @param trust whose patient it is for @param around as it was when this was read */
    public record Recorded(Booking known, String trust, long version, Instant recordedAt, Circumstances around) {

        /** The next version. */
        public Recorded become(Booking after, Instant at) {
            return new Recorded(after, trust, version + 1, at, around);
        }
    }

    /** Of the next booking of a flat the last day of whoever lives there now. One to which nobody came is over. */
    static final String THERE_UNTIL = """
            case when b.status = 'booked' then (
                select max(t.until) from booking t, (select (now() at time zone 'Europe/London')::date as today) as clock
                where t.flat = b.flat and t.status = 'arrived' and b.until > today and not exists (
                    select 1 from booking n where n.flat = b.flat and n.status = 'booked' and n.until > today
                        and n.first_night < b.first_night)) end""";

    static final String SELECT = """
            select b.data, b.trust, b.version, b.recorded_at,
                case when b.status in ('booked', 'arrived') then stay_void_since(b.stay) end as void_since,
            """ + THERE_UNTIL + " as there_until from booking b ";
    private static final String FIND = SELECT + "where b.id = ?";
    private static final String OF_FLATS = """
            select b.data from booking b where b.flat = any(?) and b.status in ('offered', 'booked', 'arrived')
            union all
            select b.data from booking b
            where b.flat = any(?) and b.status = 'left' and b.nights && daterange(?, ?)""";
    private static final String OPEN =
            "select b.data from booking b where b.flat = any(?) and b.status in ('offered', 'booked', 'arrived')";
    private static final String DUE = """
            select b.id from booking b
            where b.status = 'offered'
              and (b.due_at <= ?
                   or not exists (select 1 from waiting w where w.booking = b.id and w.status = 'offered'))
            order by b.due_at, b.id limit 1""";
    private static final String OVERSTAYED = """
            select id from booking
            where status = 'arrived' and until < ? and overstay_told is distinct from until
            order by until, id limit 1""";
    private static final String WRITE = """
            insert into booking as b
                (id, flat, stay, trust, status, nights, until, due_at, overstay_told, data, version, recorded_at)
            values (?, ?, ?, ?, ?, daterange(?, ?), ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set status = excluded.status, nights = excluded.nights, until = excluded.until,
                due_at = excluded.due_at, overstay_told = coalesce(excluded.overstay_told, b.overstay_told), data = excluded.data, version = excluded.version, recorded_at = excluded.recorded_at""";
    private static final String FORGET = """
            delete from booking where id in (
                select id from booking where status in ('left', 'cancelled') and recorded_at < ?
                order by recorded_at limit ? for update skip locked)""";

    private final Outbox outbox = new Outbox(Flats.TOPIC);

    public @Nullable Recorded find(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, FIND, Bookings::recorded, id);
    }

    /** Of each flat those that are open, and those that held some of these nights. */
    public Map<String, List<Booking>> of(Connection connection, Collection<String> flats, Nights nights)
            throws SQLException {
        return byFlat(Rows.list(
                connection,
                OF_FLATS,
                Bookings::known,
                texts(connection, flats),
                texts(connection, flats),
                nights.from(),
                nights.until()));
    }

    public Map<String, List<Booking>> open(Connection connection, Collection<String> flats) throws SQLException {
        return byFlat(Rows.list(connection, OPEN, Bookings::known, texts(connection, flats)));
    }

    /** An offer whose time for an answer is over, or whose person waits no more; null if there is none. */
    public @Nullable UUID due(Connection connection, Instant now) throws SQLException {
        return Rows.one(connection, DUE, row -> row.getObject(1, UUID.class), now);
    }

    /** A booking whose person should be gone and is not, of which that was not told yet; null if there is none. */
    public @Nullable UUID overstayed(Connection connection, LocalDate today) throws SQLException {
        return Rows.one(connection, OVERSTAYED, row -> row.getObject(1, UUID.class), today);
    }

    /** Writes a booking as it has become, and the event that tells of it. */
    public void write(Connection connection, Recorded now, Decision.Happened what) throws SQLException {
        Booking booking = now.known();
        Nights held = booking.held();
        Rows.write(
                connection,
                WRITE,
                booking.id(),
                booking.flat(),
                booking.stay(),
                now.trust(),
                booking.state().code(),
                held.from(),
                held.until(),
                booking.nights().until(),
                booking.state() instanceof Booking.State.Offered offered ? offered.answerBy() : null,
                what == Decision.Happened.OVERSTAYED ? booking.nights().until() : null,
                BookingJson.of(booking, now.trust()).toString(),
                now.version(),
                now.recordedAt());
        outbox.append(connection, List.of(FlatEvents.booking(what.code(), now)));
    }

    /** Removes up to {@code limit} bookings that were over before; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, FORGET, before, limit);
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                BookingJson.read(row.getString("data")),
                row.getString("trust"),
                row.getLong("version"),
                Rows.instant(row, "recorded_at"),
                new Circumstances(
                        Rows.instantOrNull(row, "void_since"), row.getObject("there_until", LocalDate.class)));
    }

    private static Booking known(ResultSet row) throws SQLException {
        return BookingJson.read(row.getString("data"));
    }

    private static Map<String, List<Booking>> byFlat(List<Booking> found) {
        Map<String, List<Booking>> result = new HashMap<>();
        found.forEach(one ->
                result.computeIfAbsent(one.flat(), flat -> new ArrayList<>()).add(one));
        return result;
    }
}
