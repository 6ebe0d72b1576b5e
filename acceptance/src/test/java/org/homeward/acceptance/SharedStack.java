package org.homeward.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homeward.local.Stack;
import org.jspecify.annotations.Nullable;

/** One stack for all test classes of this module; it takes half a minute to start. */
final class SharedStack {

    private static @Nullable SharedStack shared;

    private final Path folder;
    private final Stack stack;

    private SharedStack() throws IOException {
        folder = Files.createTempDirectory("homeward-acceptance");
        stack = Stack.start(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    }

    static synchronized SharedStack get() {
        SharedStack started = shared;
        if (started == null) {
            try {
                started = new SharedStack();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shared = started;
        }
        return started;
    }

    Stack stack() {
        return stack;
    }

    /** A folder outside the system under test. */
    Path folder() {
        return folder;
    }
}
