package org.homeward.acceptance.rig;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** Asks services again and again whether they live, as an orchestrator does that starts again what does not (R11). */
public final class LivenessWatch implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** Three failures of ten seconds are Kubernetes' usual patience; ours is one. */
    private static final int PATIENCE_MILLIS = 10_000;

    private final Stack stack;
    private final List<Part> services;
    private final Set<Part> alive = ConcurrentHashMap.newKeySet();
    private final Set<String> findings = new ConcurrentSkipListSet<>();
    private final Thread thread;
    private volatile boolean active = true;

    /** Begins at once. */
    public LivenessWatch(Stack stack, List<Part> services) {
        this.stack = stack;
        this.services = List.copyOf(services);
        this.thread = Thread.ofPlatform().name("liveness-watch").start(this::watch);
    }

    /** Which services did not live at some time, and which were never asked. */
    public List<String> findings() {
        List<String> all = new ArrayList<>(findings);
        services.stream()
                .filter(service -> !alive.contains(service))
                .forEach(service -> all.add(service + " was never seen alive"));
        return all;
    }

    @Override
    public void close() throws InterruptedException {
        active = false;
        thread.join();
    }

    private void watch() {
        while (active) {
            for (Part service : services) {
                ask(service);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private void ask(Part service) {
        try {
            HttpURLConnection health = (HttpURLConnection)
                    stack.service(service).resolve("/q/health/live").toURL().openConnection();
            health.setConnectTimeout(PATIENCE_MILLIS);
            health.setReadTimeout(PATIENCE_MILLIS);
            if (health.getResponseCode() == 200) {
                alive.add(service);
            } else {
                findings.add(service + " said that it does not live: " + health.getResponseCode());
            }
        } catch (IOException e) {
            findings.add(
                    service + " did not say whether it lives: " + e.getClass().getSimpleName());
        }
    }
}
