package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.homeward.admission.domain.Fact;
import org.homeward.kit.db.RoundTrip;
import org.jspecify.annotations.Nullable;

/** The facts of the ledgers, and where the last fold put each of them. */
public final class Facts {

    private static final String OF = "select ledger, message, part, stay, placed, data from fact where ledger = any(?)";

    private static final String ADD = """
            insert into fact(ledger, message, part, patient, stay, placed, data)
            select * from unnest(?, ?, ?::smallint[], ?, ?, ?, ?)""";

    private static final String PUT = """
            update fact f set stay = p.stay, placed = p.placed
            from unnest(?, ?, ?::smallint[], ?, ?) as p(ledger, message, part, stay, placed)
            where f.ledger = p.ledger and f.message = p.message and f.part = p.part""";

    private static final String REMOVE = "delete from fact where message = ?";

    private Facts() {}

    /**
     * A fact in its ledger.
     *
     * @param part as in the fact's source
     * @param stay where the fold put it, null if it is about a patient only or fits nowhere
     * @param placed false if it fits nowhere
     */
    public record Row(
            long ledger, long message, int part, @Nullable String stay, boolean placed, Fact fact) {

        /** The same fact, put elsewhere. */
        public Row put(@Nullable String stay, boolean placed) {
            return new Row(ledger, message, part, stay, placed, fact);
        }

        /** The same fact after its ledger was joined into another. */
        public Row in(long ledger) {
            return new Row(ledger, message, part, stay, placed, fact);
        }
    }

    /** Asks for all facts of locked ledgers, in no order. */
    public static void of(RoundTrip trip, Collection<Long> ledgers, Consumer<Row> reader) throws SQLException {
        trip.ask(
                OF,
                row -> reader.accept(new Row(
                        row.getLong(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getBoolean(5),
                        FactCodec.read(row.getBytes(6)))),
                Columns.longs(trip.connection(), ledgers));
    }

    /** Adds new facts to locked ledgers. */
    public static void add(RoundTrip trip, Collection<Row> rows) throws SQLException {
        Connection connection = trip.connection();
        trip.write(
                ADD,
                Columns.longs(connection, rows, Row::ledger),
                Columns.longs(connection, rows, Row::message),
                Columns.longs(connection, rows, Row::part),
                Columns.texts(connection, rows, row -> row.fact().patient()),
                Columns.texts(connection, rows, Row::stay),
                Columns.booleans(connection, rows, Row::placed),
                Columns.bytes(connection, rows, row -> FactCodec.write(row.fact())));
    }

    /** Writes where older facts are now. */
    public static void put(RoundTrip trip, Collection<Row> rows) throws SQLException {
        Connection connection = trip.connection();
        trip.write(
                PUT,
                Columns.longs(connection, rows, Row::ledger),
                Columns.longs(connection, rows, Row::message),
                Columns.longs(connection, rows, Row::part),
                Columns.texts(connection, rows, Row::stay),
                Columns.booleans(connection, rows, Row::placed));
    }

    /** The ledgers in which this message's facts are. */
    public static Set<Long> ledgersOf(Connection connection, long message) throws SQLException {
        Set<Long> ledgers = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement("select ledger from fact where message = ?")) {
            select.setLong(1, message);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ledgers.add(rows.getLong(1));
                }
            }
        }
        return ledgers;
    }

    /** Takes a message's facts out, before others are read from the same bytes. */
    public static void remove(Connection connection, long message) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
            delete.setLong(1, message);
            delete.executeUpdate();
        }
    }
}
