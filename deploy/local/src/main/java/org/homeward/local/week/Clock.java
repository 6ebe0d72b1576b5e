package org.homeward.local.week;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The time of the story. While it is told of the past a minute is a minute; told live, a minute is a second. */
final class Clock {

    private final Random random;
    private final Duration pace;
    private Instant now;
    private @Nullable Supplier<Instant> wall;

    /** @param pace the time between two things that happen, on average */
    Clock(Random random, Instant start, Duration pace) {
        this.random = random;
        this.pace = pace;
        this.now = start;
    }

    Instant now() {
        return now;
    }

    /** From now on things happen when they are told. */
    void live(Supplier<Instant> wallClock) {
        wall = wallClock;
    }

    boolean isLive() {
        return wall != null;
    }

    /** When the next thing happens; no two things have one second. */
    Instant next() {
        Supplier<Instant> live = wall;
        return later(live != null ? live.get() : now.plusSeconds(random.nextLong(2 * pace.toSeconds())));
    }

    /** Moves on to {@code instant}, or as little as can be if that is past. */
    void moveTo(Instant instant) {
        now = later(instant);
    }

    /** An instant between {@code from} and {@code to} minutes from now. */
    Instant in(int from, int to) {
        int minutes = from + random.nextInt(to - from + 1);
        return wall != null ? now.plusSeconds(minutes) : now.plusSeconds(60L * minutes);
    }

    private Instant later(Instant instant) {
        Instant soonest = now.plusSeconds(1);
        return instant.isBefore(soonest) ? soonest : Instant.ofEpochSecond(instant.getEpochSecond());
    }
}
