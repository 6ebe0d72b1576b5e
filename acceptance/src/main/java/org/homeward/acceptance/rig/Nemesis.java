package org.homeward.acceptance.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** Kills a random part with {@code kill -9} again and again, and starts it again each time. */
public final class Nemesis implements AutoCloseable {

    /** Every part three times: the targets of a long run. */
    static final List<Part> EACH_THRICE = Collections.nCopies(3, List.of(Part.values())).stream()
            .flatMap(List::stream)
            .toList();

    private final Stack stack;
    private final Random random;
    private final List<Part> targets;
    private final Duration pause;
    private final List<Part> killed = new ArrayList<>();
    private final Thread thread;
    private volatile boolean active = true;

    /** Begins at once; each target is taken once before any is taken again. */
    public Nemesis(Stack stack, long seed, List<Part> targets, Duration pause) {
        this.stack = stack;
        this.random = new Random(seed);
        this.targets = List.copyOf(targets);
        this.pause = pause;
        this.thread = Thread.ofPlatform().name("nemesis").start(this::strike);
    }

    /** What was killed so far, in order. */
    public synchronized List<Part> killed() {
        return List.copyOf(killed);
    }

    /** Stops killing once every target was taken; what was killed last has been started again. */
    @Override
    public void close() throws InterruptedException {
        active = false;
        thread.join();
    }

    /** {@link #close} for a thread that nobody interrupts. */
    void end() {
        try {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void strike() {
        List<Part> round = new ArrayList<>();
        while (active || killed().size() < targets.size()) {
            LockSupport.parkNanos(pause.toNanos() / 2 + random.nextLong(pause.toNanos()));
            if (round.isEmpty()) {
                round.addAll(targets);
            }
            Part target = round.remove(random.nextInt(round.size()));
            try {
                stack.restart(target, Map.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            synchronized (this) {
                killed.add(target);
            }
        }
    }
}
