package org.homeward.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs from this checkout: written by {@code up}, read by every other command, so that they find the stack
 * whatever its data folder.
 *
 * @param data the data folder
 * @param ports by the names of their settings
 * @param processes the launcher first, then its children
 */
record RunFile(String data, Map<String, Integer> ports, List<Pid> processes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A process, told apart from a later one that was given the same number.
     *
     * @param startedAt milliseconds since the epoch, as the operating system tells
     */
    record Pid(String name, long pid, long startedAt) {

        static Pid of(String name, ProcessHandle process) {
            return new Pid(name, process.pid(), startOf(process));
        }

        /** The process, if it still lives. */
        Optional<ProcessHandle> handle() {
            return ProcessHandle.of(pid).filter(process -> process.isAlive() && startOf(process) == startedAt);
        }

        private static long startOf(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(java.time.Instant::toEpochMilli)
                    .orElse(0L);
        }
    }

    /** Where a checkout keeps what is its own. */
    static Path folder() {
        return Project.folder().resolve(".homeward");
    }

    static Path path() {
        return folder().resolve("run.json");
    }

    /** What the last {@code up} wrote, if it has not been removed since. */
    static Optional<RunFile> read() {
        try {
            return Files.exists(path())
                    ? Optional.of(JSON.readValue(path().toFile(), RunFile.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What runs now: a run file whose launcher lives. */
    static Optional<RunFile> running() {
        return read().filter(file -> file.processes.stream()
                .limit(1)
                .anyMatch(launcher -> launcher.handle().isPresent()));
    }

    void write() {
        try {
            Files.createDirectories(folder());
            Path written = Files.createTempFile(folder(), "run", ".tmp");
            JSON.writerWithDefaultPrettyPrinter().writeValue(written.toFile(), this);
            Files.move(written, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove() {
        try {
            Files.deleteIfExists(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new CannotStart("the run file " + path() + " has no port of " + name + ": run ./homeward up again");
        }
        return port;
    }
}
