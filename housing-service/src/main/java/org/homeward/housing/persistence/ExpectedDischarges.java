package org.homeward.housing.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.flags;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** When stays are expected to end, and whether there is a home to go to, as discharge-service tells. */
@ApplicationScoped
public class ExpectedDischarges {

    /**
     * What of a discharge case matters here; days are those of Europe/London.
     *
     * @param date null while nobody has said
     * @param ready national discharge ready date; null where there is none
     * @param waitedForHousing whether it had a delay for which housing is the reason
     */
    public record Expected(
            String stay,
            @Nullable LocalDate date,
            Home home,
            @Nullable LocalDate ready,
            boolean waitedForHousing,
            long version,
            Instant recordedAt) {}

    /**
     * What a discharge case says of the person's home.
     *
     * @param trust of the stay
     * @param flagged whether there is none, or not for long, and somebody can still be asked
     * @param open whether the person is still to leave hospital
     */
    public record Home(String trust, boolean flagged, boolean open) {}

    /** When a stay is expected to end; null while nobody has said. */
    public record OfStay(String stay, @Nullable LocalDate date) {}

    /** A flag may come before its stay; its row is there to be locked by whoever brings the stay. */
    private static final String AWAIT = """
            insert into stay (id, trust, status, version, recorded_at)
            select s, t, 'unknown', 0, r from unnest(?::text[], ?::text[], ?::timestamptz[]) as n (s, t, r)
            on conflict (id) do nothing""";

    private static final String LOCK = "select id from stay where id = any(?) order by id for update";
    private static final String RAISE = """
            insert into expected_discharge as e
                (stay, expected, housing_flag, is_open, ready, waited_for_housing, version, recorded_at)
            select s, d::date, f, o, y::date, w, v, r
            from unnest(?::text[], ?::text[], ?::boolean[], ?::boolean[], ?::text[], ?::boolean[], ?::bigint[],
                        ?::timestamptz[]) as n (s, d, f, o, y, w, v, r)
            on conflict (stay) do update set
                expected = excluded.expected, housing_flag = excluded.housing_flag, is_open = excluded.is_open,
                ready = excluded.ready, waited_for_housing = excluded.waited_for_housing,
                version = excluded.version, recorded_at = excluded.recorded_at
            where excluded.version > e.version
            returning stay""";
    private static final String OF_ALL = """
            with recursive up (id, into_stay) as (
                select id, into_stay from stay where id = any(?)
                union select s.id, s.into_stay from up u join stay s on s.id = u.into_stay),
            down (root, id) as (
                select id, id from up u
                where into_stay is null or not exists (select 1 from stay s where s.id = u.into_stay)
                union select d.root, s.id from down d join stay s on s.into_stay = d.id)
            select d.id, coalesce(r.expected, o.expected) as expected from down d
            left join expected_discharge r on r.stay = d.root
            left join expected_discharge o on o.stay = d.id
            order by d.id""";
    private static final String FIND = "select expected from expected_discharge where stay = ?";
    private static final String FORGET = """
            delete from expected_discharge where stay in (
                select e.stay from expected_discharge e
                where e.recorded_at < ? and not exists (select 1 from stay s where s.id = e.stay)
                order by e.recorded_at limit ?)""";

    /** Takes of each stay the newest, unless what is known is newer; gives those that it has taken, their stays locked. */
    public List<String> raise(Connection connection, Collection<Expected> told) throws SQLException {
        Map<String, Expected> newest = new TreeMap<>();
        told.forEach(one -> newest.merge(one.stay(), one, (a, b) -> b.version() > a.version() ? b : a));
        List<Expected> rows = List.copyOf(newest.values());
        List<Expected> flagged =
                rows.stream().filter(row -> row.home().flagged()).toList();
        if (!flagged.isEmpty()) {
            Rows.write(
                    connection,
                    AWAIT,
                    texts(connection, flagged, Expected::stay),
                    texts(connection, flagged, row -> row.home().trust()),
                    times(connection, flagged, Expected::recordedAt));
        }
        Rows.list(connection, LOCK, row -> row.getString(1), texts(connection, rows, Expected::stay));
        return Rows.list(
                connection,
                RAISE,
                row -> row.getString(1),
                texts(connection, rows, Expected::stay),
                texts(connection, rows, row -> row.date() == null ? null : String.valueOf(row.date())),
                flags(connection, rows, row -> row.home().flagged()),
                flags(connection, rows, row -> row.home().open()),
                texts(connection, rows, row -> row.ready() == null ? null : String.valueOf(row.ready())),
                flags(connection, rows, Expected::waitedForHousing),
                bigints(connection, rows, Expected::version),
                times(connection, rows, Expected::recordedAt));
    }

    /**
     * Of these stays, those that they are part of and those that are part of them: the day of the stay that goes on, or
     * their own while nobody has said one of that.
     */
    public List<OfStay> ofAll(Connection connection, Collection<String> stays) throws SQLException {
        return Rows.list(
                connection,
                OF_ALL,
                row -> new OfStay(row.getString(1), row.getObject(2, LocalDate.class)),
                texts(connection, stays));
    }

    public @Nullable LocalDate find(Connection connection, String stay) throws SQLException {
        List<String> found = Rows.list(
                connection,
                FIND,
                row -> row.getObject(1) == null
                        ? ""
                        : row.getObject(1, LocalDate.class).toString(),
                stay);
        return found.isEmpty() || found.getFirst().isEmpty() ? null : LocalDate.parse(found.getFirst());
    }

    /** Removes up to {@code limit} that are older and whose stay is forgotten; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, FORGET, before, limit);
    }
}
