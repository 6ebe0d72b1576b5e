package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A select whose conditions depend on what was asked for; values travel as parameters only. */
final class Query {

    private final StringBuilder sql;
    private final List<Object> parameters = new ArrayList<>();
    private String glue = " where ";

    Query(String select) {
        this.sql = new StringBuilder(select);
    }

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Adds a condition with one parameter, unless there is nothing to compare with. */
    Query and(String condition, @Nullable Object parameter) {
        if (parameter != null) {
            sql.append(glue).append(condition);
            parameters.add(parameter);
            glue = " and ";
        }
        return this;
    }

    /** Adds a condition without a parameter. */
    Query and(String condition) {
        sql.append(glue).append(condition);
        glue = " and ";
        return this;
    }

    Query orderBy(String columns, int limit) {
        sql.append(" order by ").append(columns).append(" limit ").append(limit);
        return this;
    }

    <T> List<T> list(Connection connection, RowReader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
        }
        return found;
    }
}
