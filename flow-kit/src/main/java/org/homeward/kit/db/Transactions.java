package org.homeward.kit.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The only place where a transaction begins. Work that returns is committed, durably ({@code synchronous_commit} stays
 * on); work that throws is rolled back and the exception goes on, an SQLException as {@link DatabaseFailure}.
 */
public final class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

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
