package org.homeward.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.homeward.local.Stack.Part;

/**
 * Starts a part again when its process has ended by itself or was killed. A part that ends again and again is given
 * more and more time before the next try, half a minute at most.
 */
final class Supervisor implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    /** What it looks after. */
    interface Parts {

        boolean isAlive(Part part);

        void restart(Part part, Map<String, String> settings) throws IOException;

        Path log(Part part);
    }

    private final Parts parts;
    private final BooleanSupplier hasData;
    private final Runnable changed;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("supervisor").factory());
    private final Map<Part, Integer> failures = new EnumMap<>(Part.class);
    private final Map<Part, Long> notBefore = new EnumMap<>(Part.class);

    /**
     * @param hasData while it is false nothing is started again
     * @param changed told after a part was started again
     */
    Supervisor(Parts parts, BooleanSupplier hasData, Runnable changed) {
        this.parts = parts;
        this.hasData = hasData;
        this.changed = changed;
    }

    void watch() {
        clock.scheduleWithFixedDelay(this::look, 200, 200, TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (Part part : Part.values()) {
            boolean isDue = System.nanoTime() - notBefore.getOrDefault(part, 0L) >= 0;
            if (isDue && !parts.isAlive(part) && hasData.getAsBoolean()) {
                startAgain(part);
            }
        }
    }

    private void startAgain(Part part) {
        int failed = recently(part) ? failures.merge(part, 1, Integer::sum) : reset(part);
        System.out.println(part.label() + " has stopped; it is started again. Its log is " + parts.log(part));
        long pause = Math.min(LONGEST_PAUSE.toMillis(), 250L << Math.min(failed, 10));
        notBefore.put(part, System.nanoTime() + Duration.ofMillis(pause).toNanos());
        try {
            parts.restart(part, Map.of());
            changed.run();
        } catch (IOException | RuntimeException e) {
            System.out.println(part.label() + " did not start: " + e.getMessage());
        }
    }

    private boolean recently(Part part) {
        Long last = notBefore.get(part);
        return last != null && System.nanoTime() - last < STEADY.toNanos();
    }

    private int reset(Part part) {
        failures.put(part, 0);
        return 0;
    }

    /** No part is started again from now on; waits for a start that is under way. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
