package org.homeward.housing.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Reading rows and binding values, where JDBC is wordy. */
public final class Rows {

    /** Later than anything that is recorded. */
    public static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private Rows() {}

    /** One row to one value. */
    @FunctionalInterface
    public interface Mapper<T extends @Nullable Object> {
        T map(ResultSet row) throws SQLException;
    }

    /** One value to what is bound for it. */
    @FunctionalInterface
    public interface Binder<T> {
        @Nullable
        Object[] values(T row) throws SQLException;
    }

    /** Values to bind, from the first parameter on: arrays, texts, times, numbers, flags. */
    public static <T> List<T> list(Connection connection, String sql, Mapper<T> mapper, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, values);
            try (ResultSet row = select.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (row.next()) {
                    result.add(mapper.map(row));
                }
                return result;
            }
        }
    }

    public static <T> @Nullable T one(Connection connection, String sql, Mapper<T> mapper, @Nullable Object... values)
            throws SQLException {
        List<T> rows = list(connection, sql, mapper, values);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    public static int write(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** What to bind for one row of {@link #writeEach}, from the first parameter on. */
    public static @Nullable Object[] values(@Nullable Object... values) {
        return values;
    }

    /** The same statement for each row, in one round trip. */
    public static <T> void writeEach(Connection connection, String sql, List<T> rows, Binder<T> binder)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                bind(statement, binder.values(row));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static @Nullable Integer numberOrNull(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant time) {
                statement.setObject(i + 1, Times.toDatabase(time));
            } else if (value instanceof Array array) {
                statement.setArray(i + 1, array);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
