package org.homeward.kit.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the database together, in their order: each sees what those before it did and what others have
 * committed meanwhile, as if it had been sent alone. One that fails stops those after it.
 */
public final class RoundTrip {

    private final Connection connection;
    private final List<Part> parts = new ArrayList<>();

    /** What to do with each row of an answer. */
    @FunctionalInterface
    public interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private record Part(String sql, @Nullable Reader reader, List<@Nullable Object> values) {}

    public RoundTrip(Connection connection) {
        this.connection = connection;
    }

    /** For arrays that are bound. */
    public Connection connection() {
        return connection;
    }

    /** Adds a question. Values are bound from its first parameter on: arrays, times, texts, numbers, flags. */
    public RoundTrip ask(String sql, Reader reader, @Nullable Object... values) {
        return add(sql, reader, values);
    }

    /** Adds a change, of which only that it succeeds matters. */
    public RoundTrip write(String sql, @Nullable Object... values) {
        return add(sql, null, values);
    }

    /** Sends everything, hands each answer to its reader, and is empty again. */
    public void send() throws SQLException {
        if (parts.isEmpty()) {
            return;
        }
        String sql = parts.stream().map(Part::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement);
            statement.execute();
            for (Part part : parts) {
                if (part.reader() != null) {
                    read(statement, part.reader());
                }
                statement.getMoreResults();
            }
        }
        parts.clear();
    }

    private RoundTrip add(String sql, @Nullable Reader reader, @Nullable Object... values) {
        List<@Nullable Object> bound = new ArrayList<>();
        for (Object value : values) {
            bound.add(value);
        }
        parts.add(new Part(sql, reader, bound));
        return this;
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int parameter = 0;
        for (Part part : parts) {
            for (Object value : part.values()) {
                parameter++;
                if (value instanceof Instant time) {
                    statement.setObject(parameter, Times.toDatabase(time));
                } else if (value instanceof Array array) {
                    statement.setArray(parameter, array);
                } else {
                    statement.setObject(parameter, value);
                }
            }
        }
    }

    private static void read(PreparedStatement statement, Reader reader) throws SQLException {
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
