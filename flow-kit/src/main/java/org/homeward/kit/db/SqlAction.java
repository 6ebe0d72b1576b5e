package org.homeward.kit.db;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done inside one transaction, for its effect alone. */
@FunctionalInterface
public interface SqlAction {

    void with(Connection connection) throws SQLException;
}
