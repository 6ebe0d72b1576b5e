package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeward.local.Stack.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    private final SmallProcesses parts = new SmallProcesses();
    private final AtomicInteger changes = new AtomicInteger();

    @AfterEach
    void end() {
        parts.running.values().forEach(Process::destroyForcibly);
    }

    @Test
    void startsAKilledPartAgainAndNoOther() throws Exception {
        for (Part part : Part.values()) {
            parts.restart(part, Map.of());
        }
        Process killed = parts.running.get(Part.CAPACITY);
        Process untouched = parts.running.get(Part.KAFKA);
        try (Supervisor supervisor = new Supervisor(parts, () -> true, changes::incrementAndGet)) {
            supervisor.watch();
            killed.destroyForcibly().waitFor();

            await().until(() -> changes.get() == 1);
        }

        assertThat(parts.running.get(Part.CAPACITY)).isNotSameAs(killed);
        assertThat(parts.isAlive(Part.CAPACITY)).isTrue();
        assertThat(parts.running.get(Part.KAFKA)).isSameAs(untouched);
    }

    @Test
    void triesAgainWhatDidNotStart() {
        parts.failures.set(2);
        try (Supervisor supervisor = new Supervisor(parts, () -> true, changes::incrementAndGet)) {
            supervisor.watch();

            await().until(() -> changes.get() == Part.values().length);
        }

        assertThat(parts.failures).hasValueLessThan(0);
    }

    @Test
    void startsNothingAgainWhileTheDataIsGone() {
        AtomicInteger asked = new AtomicInteger();
        try (Supervisor supervisor =
                new Supervisor(parts, () -> asked.incrementAndGet() < 0, changes::incrementAndGet)) {
            supervisor.watch();

            await().until(() -> asked.get() > 2 * Part.values().length);
        }

        assertThat(parts.running).isEmpty();
    }

    @Test
    void startsNothingAfterItWasClosed() throws Exception {
        for (Part part : Part.values()) {
            parts.restart(part, Map.of());
        }
        Supervisor supervisor = new Supervisor(parts, () -> true, changes::incrementAndGet);
        supervisor.watch();
        supervisor.close();

        parts.running.get(Part.GATEWAY).destroyForcibly().waitFor();

        assertThat(parts.isAlive(Part.GATEWAY)).isFalse();
        assertThat(changes).hasValue(0);
    }

    /** A process that does nothing for each part. */
    private static final class SmallProcesses implements Supervisor.Parts {

        private final Map<Part, Process> running = new ConcurrentHashMap<>();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public boolean isAlive(Part part) {
            Process process = running.get(part);
            return process != null && process.isAlive();
        }

        @Override
        public void restart(Part part, Map<String, String> settings) throws IOException {
            if (failures.getAndDecrement() > 0) {
                throw new IOException("not now");
            }
            running.put(part, new ProcessBuilder("cat").start());
        }

        @Override
        public Path log(Part part) {
            return Path.of(part.label() + ".log");
        }
    }
}
