package org.homeward.acceptance.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;

/** Waits until everything that was acknowledged has become visible at the front door. */
public final class Settled {

    private final Stack stack;

    public Settled(Stack stack) {
        this.stack = stack;
    }

    /** Returns when both outboxes are empty and the front door's picture is complete up to now. */
    public void await() throws SQLException {
        Instant asked = Instant.now();
        FrontDoor door = new FrontDoor(stack.gateway(), stack.token("operator", null));
        while (!isEmpty(Stack.Part.ADMISSION) || !isEmpty(Stack.Part.CAPACITY) || !knows(door, asked)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean knows(FrontDoor door, Instant asked) {
        String knownAt = door.get("/v1/beds?limit=1").ok().path("knownAt").asText("");
        return !knownAt.isEmpty()
                && !java.time.OffsetDateTime.parse(knownAt).toInstant().isBefore(asked);
    }

    private boolean isEmpty(Stack.Part service) throws SQLException {
        try (Connection c = DriverManager.getConnection(stack.database(service));
                ResultSet row = c.createStatement().executeQuery("select not exists (select 1 from outbox)")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
