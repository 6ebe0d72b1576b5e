package org.homeward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A real PostgreSQL, durable (fsync and checksums on), as a direct child of this process, so that it belongs to the
 * same process group. It listens on 127.0.0.1 only; whoever may connect there is trusted.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "max_connections=200",
            "shared_buffers=256MB",
            "max_wal_size=2GB",
            "checkpoint_timeout=15min",
            "autovacuum_naptime=20s",
            "timezone=UTC",
            "log_min_messages=warning",
            "log_statement=none",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse");

    private final Process process;
    private final int port;

    private PostgresServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the server on {@code dataDir}, which is made a database cluster first if it is empty or absent, and
     * returns when it takes connections.
     *
     * @param port where it listens; 0 takes a free one
     * @throws IllegalStateException if it does not come up; the message names the cause
     */
    public static PostgresServer start(Path dataDir, int port) {
        Path folder = dataDir.toAbsolutePath();
        return start(folder, port, folder.resolveSibling(folder.getFileName() + ".log"));
    }

    /** As {@link #start(Path, int)}, with the file to which the server's words are added. */
    static PostgresServer start(Path dataDir, int port, Path log) {
        Path home = PostgresBinaries.folder();
        int chosen = port == 0 ? FreePort.find() : port;
        try {
            Path folder = dataDir.toAbsolutePath();
            PostgresFolder.make(folder, home, log);
            Process process = PostgresBinaries.run(command(home, folder, chosen), log);
            PostgresServer server = new PostgresServer(process, chosen);
            server.awaitConnections(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port on which it listens. */
    public int port() {
        return port;
    }

    /** The server's own process; its children serve one connection each. */
    public Process process() {
        return process;
    }

    /** How to reach {@code database} as the role of the same name. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + database;
    }

    /** Creates the database and a role of the same name that owns it, unless they are there. */
    public void createDatabase(String name) {
        try (Connection c = DriverManager.getConnection(jdbcUrl("postgres"));
                Statement statement = c.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
                statement.execute("create role " + name + " login");
                statement.execute("grant pg_read_all_stats to " + name);
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database " + name + " owner " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " could not be created", e);
        }
    }

    /** Stops the server: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        Launch.stop(List.of(process.toHandle()), "INT");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static List<String> command(Path home, Path folder, int port) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/postgres").toString(), "-D", folder.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private void awaitConnections(Path log) {
        long end = System.nanoTime() + START.toNanos();
        while (!takesConnections()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("PostgreSQL stopped at once: " + Logs.lastLines(log, 5));
            }
            if (System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "PostgreSQL took no connection in " + START.toSeconds() + " s: " + Logs.lastLines(log, 5));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean takesConnections() {
        try (Connection c = DriverManager.getConnection(jdbcUrl("postgres"))) {
            return c.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
