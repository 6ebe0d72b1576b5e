package org.homeward.kit.log;

import java.sql.SQLException;
import org.homeward.kit.db.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** A failure for the log: its class, its SQLSTATE and where it arose, without its message, which may repeat data. */
public final class WithoutMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST_CAUSE = 8;

    private WithoutMessage(Throwable fault, @Nullable Throwable cause) {
        super(name(fault), cause);
        setStackTrace(fault.getStackTrace());
    }

    public static WithoutMessage of(Throwable fault) {
        return of(fault, 0);
    }

    /** The class, and the code where it has one. */
    public static String name(Throwable fault) {
        String name = fault.getClass().getName();
        if (fault instanceof DatabaseFailure database) {
            return name + ": " + database.getMessage();
        }
        return fault instanceof SQLException sql ? name + ": SQLSTATE " + sql.getSQLState() : name;
    }

    private static WithoutMessage of(Throwable fault, int depth) {
        Throwable cause = fault.getCause();
        return new WithoutMessage(fault, cause == null || depth == DEEPEST_CAUSE ? null : of(cause, depth + 1));
    }
}
