package org.homeward.admission;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for a commit on a thread that may wait, and gives the failure itself, not its wrapping. */
final class Waiting {

    private Waiting() {}

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
