package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.flags;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.homeward.capacity.domain.Belief;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.domain.Span;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;

/** Where patients were, are and are expected, in both times. */
@ApplicationScoped
public class Occupancies {

    /** A belief that stands, with its row. */
    public record Standing(long id, Belief belief) {

        public String stay() {
            return belief.span().stay();
        }
    }

    static final String COLUMNS = """
            stay, trust, kind, place, target, arrived, since, until, vacates, event, expected_at,
            known_from, source, known_until, ended_by""";

    private static final String INSERT = "insert into %s (" + COLUMNS + """
            ) select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::text[], ?::timestamptz[],
              ?::timestamptz[], ?::text[], ?::timestamptz[], ?::text[])""";
    private static final String OPEN =
            "select id, " + COLUMNS + " from occupancy where stay = any(?) and known_until is null";
    private static final String END = """
            update occupancy o set known_until = e.known_until, ended_by = e.ended_by
            from unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::text[]) as e (stay, id, known_until, ended_by)
            where o.stay = e.stay and o.id = e.id""";
    private static final String FORGET = "delete from occupancy where stay = any(?) returning target";

    /** Asks what is believed of these stays. */
    public void standing(RoundTrip trip, Collection<String> stays, Consumer<Standing> reader) throws SQLException {
        trip.ask(
                OPEN,
                row -> reader.accept(new Standing(row.getLong("id"), belief(row))),
                texts(trip.connection(), stays));
    }

    /** Notes until when, and by whom, these rows were believed. */
    public void end(RoundTrip trip, List<Standing> ended) throws SQLException {
        if (!ended.isEmpty()) {
            Connection connection = trip.connection();
            trip.write(
                    END,
                    texts(connection, ended, Standing::stay),
                    bigints(connection, ended, Standing::id),
                    times(connection, ended, row -> row.belief().knownUntil()),
                    texts(connection, ended, row -> row.belief().endedBy()));
        }
    }

    public void add(RoundTrip trip, List<Belief> beliefs) throws SQLException {
        addTo("occupancy", trip, beliefs);
    }

    /** Removes all rows of these stays, to be derived again, and gives the targets that they spoke of. */
    public List<String> forget(Connection connection, Collection<String> stays) throws SQLException {
        return Rows.list(connection, FORGET, row -> row.getString(1), texts(connection, stays));
    }

    /** The key of the record that a span belongs to: its bed, or its ward where it names no bed. */
    public static String target(Span span) {
        return span.place().isBed() ? span.place().id() : span.place().wardId();
    }

    static void addTo(String table, RoundTrip trip, List<Belief> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Connection c = trip.connection();
        trip.write(
                INSERT.formatted(table),
                texts(c, rows, row -> row.span().stay()),
                texts(c, rows, row -> row.span().trust()),
                texts(c, rows, row -> row.span().kind().name()),
                texts(c, rows, row -> row.span().place().id()),
                texts(c, rows, row -> target(row.span())),
                times(c, rows, row -> row.span().arrived()),
                times(c, rows, row -> row.span().since()),
                times(c, rows, row -> row.span().until()),
                flags(c, rows, row -> row.span().vacates()),
                texts(c, rows, row -> row.span().event()),
                times(c, rows, row -> row.span().expectedAt()),
                times(c, rows, Belief::knownFrom),
                texts(c, rows, Belief::source),
                times(c, rows, Belief::knownUntil),
                texts(c, rows, Belief::endedBy));
    }

    static Span span(ResultSet row) throws SQLException {
        return new Span(
                row.getString("stay"),
                row.getString("trust"),
                Span.Kind.valueOf(row.getString("kind")),
                Place.parse(row.getString("place")),
                Rows.instant(row, "arrived"),
                Rows.instant(row, "since"),
                Rows.instantOrNull(row, "until"),
                row.getBoolean("vacates"),
                row.getString("event"),
                Rows.instantOrNull(row, "expected_at"));
    }

    private static Belief belief(ResultSet row) throws SQLException {
        return new Belief(
                span(row),
                Rows.instant(row, "known_from"),
                row.getString("source"),
                Rows.instantOrNull(row, "known_until"),
                row.getString("ended_by"));
    }
}
