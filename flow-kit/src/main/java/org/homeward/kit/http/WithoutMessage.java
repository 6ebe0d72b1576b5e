package org.homeward.kit.http;

import org.jspecify.annotations.Nullable;

/** A failure for the log: its class and where it arose, without its message, which may repeat data. */
final class WithoutMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST_CAUSE = 8;

    private WithoutMessage(Throwable fault, @Nullable Throwable cause) {
        super(fault.getClass().getName(), cause);
        setStackTrace(fault.getStackTrace());
    }

    static WithoutMessage of(Throwable fault) {
        return of(fault, 0);
    }

    private static WithoutMessage of(Throwable fault, int depth) {
        Throwable cause = fault.getCause();
        return new WithoutMessage(fault, cause == null || depth == DEEPEST_CAUSE ? null : of(cause, depth + 1));
    }
}
