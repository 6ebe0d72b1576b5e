package org.homeward.kit.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Columns as arrays, so that one statement with {@code unnest} writes or finds many rows in one round trip. */
public final class SqlArrays {

    private SqlArrays() {}

    public static Array texts(Connection connection, Collection<? extends @Nullable String> values)
            throws SQLException {
        return connection.createArrayOf("text", values.toArray(new @Nullable String[0]));
    }

    public static <T> Array texts(Connection connection, List<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf("text", values);
    }

    public static <T> Array times(Connection connection, List<T> rows, Function<T, @Nullable Instant> column)
            throws SQLException {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Instant time = column.apply(rows.get(i));
            values[i] = time == null ? null : Times.format(time);
        }
        return connection.createArrayOf("timestamptz", values);
    }

    public static <T> Array bigints(Connection connection, List<T> rows, Function<T, @Nullable Long> column)
            throws SQLException {
        @Nullable Long[] values = new @Nullable Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf("bigint", values);
    }

    public static <T> Array flags(Connection connection, List<T> rows, Function<T, @Nullable Boolean> column)
            throws SQLException {
        @Nullable Boolean[] values = new @Nullable Boolean[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf("boolean", values);
    }

    /** Bytes travel as they are, in binary form. */
    public static <T> Array bytes(Connection connection, List<T> rows, Function<T, byte[]> column) throws SQLException {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf("bytea", values);
    }
}
