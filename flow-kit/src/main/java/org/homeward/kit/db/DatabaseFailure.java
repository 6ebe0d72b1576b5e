package org.homeward.kit.db;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The database refused, or was not there. The message holds the SQLSTATE and the names of the table and constraint;
 * what the server says beyond that repeats values of the row, so neither it nor the original exception is kept.
 */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Connection, rollback by the server, resources, operator intervention, I/O: not the fault of what was asked. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "58");

    /** Lock not available, idle-in-transaction time-out, read-only after a fail-over, statement in a lost transaction. */
    private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "25P03", "25006");

    /** Characters that no text keeps, times and numbers out of range, keys too long for an index. */
    private static final Set<String> VALUE_STATES = Set.of("22021", "22P05", "22008", "22003", "54000");

    private final @Nullable String sqlState;

    public DatabaseFailure(SQLException cause) {
        super(describe(cause));
        sqlState = stateOf(cause);
        setStackTrace(cause.getStackTrace());
    }

    /** Whether the same work may succeed later unchanged: it was not the work's fault. */
    public boolean isTransient() {
        return sqlState == null
                || TRANSIENT_CLASSES.contains(sqlState.substring(0, 2))
                || TRANSIENT_STATES.contains(sqlState);
    }

    /** Whether the work lost against other work (deadlock, serialisation, lock time-out) and may be tried again at once. */
    public boolean isContention() {
        return sqlState != null && (sqlState.startsWith("40") || sqlState.equals("55P03"));
    }

    /** Whether a value that was to be stored or compared is none that the database can hold. */
    public boolean isOfAValue() {
        return sqlState != null && VALUE_STATES.contains(sqlState);
    }

    /** The five characters of the standard; null when no server answered. */
    public @Nullable String sqlState() {
        return sqlState;
    }

    /** Whether this is a violation of the unique constraint with this name. */
    public boolean violates(String constraint) {
        String message = getMessage();
        return "23505".equals(sqlState) && message != null && message.endsWith(" " + constraint);
    }

    private static @Nullable String stateOf(SQLException cause) {
        String state = cause.getSQLState();
        return state == null || state.length() != 5 ? null : state;
    }

    private static String describe(SQLException cause) {
        StringBuilder text = new StringBuilder(cause.getClass().getSimpleName());
        text.append(' ').append(stateOf(cause) == null ? "without SQLSTATE" : "SQLSTATE " + stateOf(cause));
        if (cause instanceof PSQLException postgres) {
            appendNames(text, postgres.getServerErrorMessage());
        }
        return text.toString();
    }

    private static void appendNames(StringBuilder text, @Nullable ServerErrorMessage server) {
        if (server != null && server.getTable() != null) {
            text.append(" table ").append(server.getTable());
        }
        if (server != null && server.getConstraint() != null) {
            text.append(" constraint ").append(server.getConstraint());
        }
    }
}
