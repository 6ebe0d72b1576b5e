package org.homeward.kit.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done inside one transaction. */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object> {

    T with(Connection connection) throws SQLException;
}
