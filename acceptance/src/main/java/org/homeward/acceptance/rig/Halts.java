package org.homeward.acceptance.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** Parts of a stack that halt at a stop point of theirs, as {@code kill -9} would end them there. */
final class Halts {

    /** How a process is told of its faults. */
    static final String SETTING = "HOMEWARD_SABOTAGE";

    /** capacity-service has applied what it polled of beds, and not noted that it has read it. */
    static final String AFTER_ITS_COMMIT = "stop.after-commit-before-offset:capacity-service";

    /** The exit code of a process that halted at a stop point; nobody else ends it meanwhile. */
    private static final int KILLED = 137;

    private static final int LONGEST = 60;

    private final Stack stack;

    Halts(Stack stack) {
        this.stack = stack;
    }

    /** Starts a part with a fault that halts it, and returns when it has. */
    void startAndAwaitHalt(Part part, String fault) throws IOException {
        stack.start(part, Map.of(SETTING, fault));
        awaitHalt(part);
    }

    /** Waits until a part has halted, and starts it again with what is left of its faults. */
    void startAgainWhenHalted(Part part, String fault) {
        startAgainWhenHalted(part, Map.of(SETTING, fault));
    }

    /** Waits until a part has halted, and starts it again with these settings. */
    void startAgainWhenHalted(Part part, Map<String, String> settings) {
        awaitHalt(part);
        try {
            stack.restart(part, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitHalt(Part part) {
        Process halted = stack.process(part)
                .onExit()
                .orTimeout(LONGEST, TimeUnit.SECONDS)
                .join();
        if (halted.exitValue() != KILLED) {
            throw new IllegalStateException(part + " ended by itself, with " + halted.exitValue());
        }
    }
}
