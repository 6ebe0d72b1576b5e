package org.homeward.kit.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The only place where a transaction begins. Work that returns is committed, durably ({@code synchronous_commit} stays
 * on); work that throws is rolled back and the exception goes on, an SQLException as {@link DatabaseFailure}.
 */
public final class Transactions {

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

    /** A connection that is broken cannot be rolled back; the failure that broke it says more than that. */
    private static void settle(Connection connection, boolean committed) {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            abandon(connection);
        }
    }

    private static void abandon(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // Nothing is left to release.
        }
    }
}
