package org.homeward.acceptance.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The floor that intake is held against: single-row durable upserts, each its own commit, by 8 clients in the same
 * PostgreSQL.
 */
final class UpsertFloor {

    private static final int CLIENTS = 8;

    private final String jdbcUrl;

    UpsertFloor(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** Upserts a second over {@code time}, after a warm-up of a second. */
    double perSecond(Duration time) throws Exception {
        try (Connection c = DriverManager.getConnection(jdbcUrl)) {
            c.createStatement()
                    .execute("create table if not exists bench_floor(id bigint primary key, n bigint, body text)");
        }
        run(Duration.ofSeconds(1));
        return run(time);
    }

    private double run(Duration time) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        Thread[] clients = new Thread[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            clients[i] = Thread.ofPlatform().start(() -> done.addAndGet(upsertUntil(end, client)));
        }
        for (Thread client : clients) {
            client.join();
        }
        return done.get() * 1e9 / (System.nanoTime() - begin);
    }

    private long upsertUntil(long end, int client) {
        long n = 0;
        try (Connection c = DriverManager.getConnection(jdbcUrl);
                PreparedStatement upsert = c.prepareStatement("insert into bench_floor values (?, ?, ?)"
                        + " on conflict (id) do update set n = excluded.n, body = excluded.body")) {
            while (System.nanoTime() < end) {
                upsert.setLong(1, n % 1000 * CLIENTS + client);
                upsert.setLong(2, n);
                upsert.setString(3, "a row of the size of a small state, two hundred bytes or so ".repeat(3));
                upsert.executeUpdate();
                n++;
            }
            return n;
        } catch (SQLException e) {
            throw new IllegalStateException("the floor could not be measured", e);
        }
    }
}
