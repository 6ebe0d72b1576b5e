package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.homeward.kit.log.WithoutMessage;
import org.jboss.logging.Logger;

/**
 * Clears the places of deleted rows out of the outbox. Every look for the first row steps over them, and at thousands of
 * events a second tens of thousands lie there before autovacuum comes round.
 */
final class Sweep {

    private static final int AFTER_ROWS = 2_000;

    /** It takes no more than this part of the time: while a long transaction runs elsewhere nothing can be cleared. */
    private static final int PART_OF_TIME = 20;

    private static final int LONGEST_SECONDS = 5;

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final String VACUUM = "vacuum (index_cleanup on, truncate %s, skip_locked on) outbox";

    private int deleted;
    private long notBefore = System.nanoTime();

    /**
     * To be called outside a transaction.
     *
     * @param rows how many were just deleted
     * @param drained whether none is left: only then is the table made shorter, which keeps writers out for a moment
     */
    void after(int rows, boolean drained, Connection connection) {
        deleted += rows;
        long begin = System.nanoTime();
        if (deleted < AFTER_ROWS || begin - notBefore < 0) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(LONGEST_SECONDS);
            statement.execute(VACUUM.formatted(drained ? "on" : "off"));
        } catch (SQLException e) {
            LOG.debugf("The outbox was not swept (%s); the next sweep does it", WithoutMessage.name(e));
        }
        deleted = 0;
        long end = System.nanoTime();
        notBefore = end + (end - begin) * PART_OF_TIME;
    }
}
