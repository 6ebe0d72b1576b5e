package org.homeward.kit.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The only place where a transaction begins. Work that returns is committed, durably ({@code synchronous_commit} stays
 * on); work that throws is rolled back and the exception goes on, an SQLException as {@link DatabaseFailure}.
 */
public final class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    private static final int TRIES = 3;
    private static final long MOMENT = Duration.ofMillis(20).toNanos();

    private final DataSource dataSource;

    public Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @throws DatabaseFailure when the database refuses or is not there. When it is lost during the commit itself
     *     nobody can say whether the work stands, so work must bear being done again.
     */
    public <T extends @Nullable Object> T run(SqlWork<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            return commit(connection, work);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * {@link #run} for a caller's command: begun again, some times, when it lost a deadlock against other work, since
     * nothing of it stands and nobody else is going to try again.
     *
     * @param work may be done several times
     */
    public <T extends @Nullable Object> T command(SqlWork<T> work) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return run(work);
            } catch (DatabaseFailure e) {
                if (!e.isContention() || left == 0) {
                    throw e;
                }
                letTheOtherFinish();
            }
        }
    }

    /**
     * {@link #run} for questions whose conditions may be left out or are wide: each statement is planned for its values,
     * where the hot statements of the pool have one plan for all.
     */
    public <T extends @Nullable Object> T search(SqlWork<T> work) {
        return run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local plan_cache_mode = force_custom_plan");
            }
            return work.with(connection);
        });
    }

    /** {@link #run} for work without a result. */
    public void perform(SqlAction action) {
        this.<@Nullable Void>run(connection -> {
            action.with(connection);
            return null;
        });
    }

    /** Else both may meet in the same way again. */
    private static void letTheOtherFinish() {
        LockSupport.parkNanos(MOMENT);
    }

    private static <T extends @Nullable Object> T commit(Connection connection, SqlWork<T> work) throws SQLException {
        boolean committed = false;
        try {
            T result = work.with(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            settle(connection, committed);
        }
    }

    /**
     * A connection that is broken cannot be rolled back; the failure that broke it says more than that. The pool sees
     * this one and throws the connection away; it would lose count of one that is aborted here.
     */
    private static void settle(Connection connection, boolean committed) {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            LOG.debugf("A broken connection goes back to the pool (SQLSTATE %s)", broken.getSQLState());
        }
    }
}
