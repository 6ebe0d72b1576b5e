package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Clears the places of deleted rows out of the outbox. Every look for the first row steps over them, and at thousands of
 * events a second tens of thousands lie there before autovacuum comes round.
 */
final class Sweep {

    private static final int AFTER_ROWS = 2_000;

    /** It takes no more than this part of the time: while a long transaction runs elsewhere nothing can be cleared. */
    private static final int PART_OF_TIME = 20;

    private static final String VACUUM = "vacuum (index_cleanup on, truncate off, skip_locked on) outbox";

    private int deleted;
    private long notBefore = System.nanoTime();

    /** To be called outside a transaction with the number of rows that were just deleted. */
    void after(int rows, Connection connection) throws SQLException {
        deleted += rows;
        long begin = System.nanoTime();
        if (deleted < AFTER_ROWS || begin - notBefore < 0) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(VACUUM);
        }
        deleted = 0;
        long end = System.nanoTime();
        notBefore = end + (end - begin) * PART_OF_TIME;
    }
}
