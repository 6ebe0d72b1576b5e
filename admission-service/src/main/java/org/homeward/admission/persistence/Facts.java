package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.admission.domain.Fact;
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

    /** All facts of locked ledgers, in no order. */
    public static List<Row> of(Connection connection, Collection<Long> ledgers) throws SQLException {
        List<Row> facts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OF)) {
            select.setArray(1, Columns.longs(connection, ledgers));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    facts.add(new Row(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getInt(3),
                            rows.getString(4),
                            rows.getBoolean(5),
                            FactCodec.read(rows.getBytes(6))));
                }
            }
        }
        return facts;
    }

    /** Adds new facts to locked ledgers. */
    public static void add(Connection connection, Collection<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            setKeys(insert, connection, rows);
            insert.setArray(4, Columns.texts(connection, rows, row -> row.fact().patient()));
            insert.setArray(5, Columns.texts(connection, rows, Row::stay));
            insert.setArray(6, Columns.booleans(connection, rows, Row::placed));
            insert.setArray(7, Columns.bytes(connection, rows, row -> FactCodec.write(row.fact())));
            insert.executeUpdate();
        }
    }

    /** Writes where older facts are now. */
    public static void put(Connection connection, Collection<Row> rows) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(PUT)) {
            setKeys(update, connection, rows);
            update.setArray(4, Columns.texts(connection, rows, Row::stay));
            update.setArray(5, Columns.booleans(connection, rows, Row::placed));
            update.executeUpdate();
        }
    }

    private static void setKeys(PreparedStatement statement, Connection connection, Collection<Row> rows)
            throws SQLException {
        statement.setArray(1, Columns.longs(connection, rows, Row::ledger));
        statement.setArray(2, Columns.longs(connection, rows, Row::message));
        statement.setArray(3, Columns.longs(connection, rows, Row::part));
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
