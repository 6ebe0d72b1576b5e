package org.homeward.kit.http;

import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A caller that hangs up in the middle of its request: nothing is wrong here, and nobody waits for the answer. */
final class HangUp {

    private static final String BODY = "org.jboss.resteasy.reactive.server.vertx.VertxInputStream";
    private static final int DEEPEST_CAUSE = 8;

    private HangUp() {}

    /**
     * Whether a request failed because its body broke off with the connection. A connection of ours that broke, to a
     * database say, is none: the failure must come out of the reading of the request.
     */
    static boolean isCauseOf(Throwable fault) {
        Throwable next = fault;
        for (int depth = 0; next != null && depth < DEEPEST_CAUSE; depth++, next = next.getCause()) {
            if (next instanceof IOException && isOfConnection(next.getCause()) && cameOutOfBody(next)) {
                return true;
            }
        }
        return false;
    }

    /** HttpClosedException and StreamResetException are Vert.x's; ClosedChannelException and resets are IOExceptions. */
    private static boolean isOfConnection(@Nullable Throwable cause) {
        return cause instanceof VertxException || cause instanceof IOException;
    }

    private static boolean cameOutOfBody(Throwable fault) {
        return Arrays.stream(fault.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(BODY));
    }
}
