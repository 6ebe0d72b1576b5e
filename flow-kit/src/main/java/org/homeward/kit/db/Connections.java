package org.homeward.kit.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections outside the pool, for what must own its session: a lock that lives and dies with it. */
@FunctionalInterface
public interface Connections {

    Connection open() throws SQLException;

    /** A server that does not answer is noticed within seconds, also in the middle of a statement. */
    static Connections direct(String jdbcUrl, String user, String password) {
        Properties settings = new Properties();
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("connectTimeout", "5");
        settings.setProperty("socketTimeout", "30");
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("logServerErrorDetail", "false");
        return () -> DriverManager.getConnection(jdbcUrl, settings);
    }
}
