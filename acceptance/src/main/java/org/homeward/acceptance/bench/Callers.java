package org.homeward.acceptance.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Callers that fill a service through the front door before it is measured. */
final class Callers {

    /** As many at once, and as many connections in what is measured afterwards. */
    static final int AT_ONCE = 8;

    private Callers() {}

    /** Gives the numbers from 0 to {@code count} to the command, in any order, and returns when all are done. */
    static void each(int count, IntConsumer command) throws InterruptedException, ExecutionException {
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                int number = n;
                all.add(callers.submit(() -> command.accept(number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
