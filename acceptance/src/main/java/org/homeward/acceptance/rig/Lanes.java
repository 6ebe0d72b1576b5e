package org.homeward.acceptance.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** People who go their ways, six at once. */
final class Lanes {

    private static final int AT_ONCE = 6;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private Lanes() {}

    /** One person's way; each step is answered for good before the next. */
    interface Journey {

        void go() throws InterruptedException;
    }

    /** Lets people set out as long as others may, and returns when everybody has arrived. */
    static void setOut(BooleanSupplier more, Supplier<? extends Journey> next) {
        onEach(() -> {
            while (more.getAsBoolean()) {
                go(next.get());
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        });
    }

    /** Lets one person set out on each lane, and returns when everybody has arrived. */
    static void setOutOnce(Supplier<? extends Journey> next) {
        onEach(() -> go(next.get()));
    }

    private static void onEach(Runnable lane) {
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            lanes.add(apart(lane));
        }
        lanes.forEach(CompletableFuture::join);
    }

    /** On a thread of its own: the common pool may have one thread alone, and the end of a process is told there. */
    static CompletableFuture<Void> apart(Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private static void go(Journey journey) {
        try {
            journey.go();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
