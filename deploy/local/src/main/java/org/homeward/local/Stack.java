package org.homeward.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole of Homeward on this machine, each part a process of its own that can be killed and started again with other
 * settings. Ports are free ones; data lies in a folder that outlives the processes.
 */
public final class Stack implements AutoCloseable, Supervisor.Parts {

    /** The parts, in the order in which they start. */
    public enum Part {
        POSTGRES("postgres"),
        KAFKA("kafka"),
        ADMISSION("admission-service"),
        CAPACITY("capacity-service"),
        DISCHARGE("discharge-service"),
        HOUSING("housing-service"),
        GATEWAY("gateway");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /** What it is called in words, in log names and in the folders of the project. */
        public String label() {
            return label;
        }

        boolean isService() {
            return ordinal() >= ADMISSION.ordinal();
        }
    }

    private final Ports ports;
    private final LocalKeys keys;
    private final ServiceSettings settings;
    private final Assembly assembly;
    private final RunningParts running = new RunningParts();
    private volatile boolean closed;

    /** Nothing is started yet. Data, logs and keys lie in {@code folder}. */
    public Stack(Path folder, Ports ports) throws IOException {
        Path data = folder.toAbsolutePath();
        Files.createDirectories(data.resolve("logs"));
        this.ports = ports;
        this.keys = LocalKeys.in(data.resolve("keys"));
        this.settings = new ServiceSettings(ports, keys);
        this.assembly = new Assembly(data, ports, settings);
    }

    /** Starts everything on free ports with its data in {@code folder} and returns when all services are ready. */
    public static Stack start(Path folder) throws IOException {
        Stack stack = new Stack(folder, Ports.free());
        try {
            for (Part part : Part.values()) {
                stack.start(part, Map.of());
            }
            stack.awaitReady();
            return stack;
        } catch (RuntimeException | IOException e) {
            stack.close();
            throw e;
        }
    }

    /** Where the front door is. */
    public URI gateway() {
        return service(Part.GATEWAY);
    }

    /** Where a service itself listens, past the front door. */
    public URI service(Part part) {
        return settings.url(part);
    }

    /** The port of a part; of a service, that of HTTP. */
    public int port(Part part) {
        return ports.of(part);
    }

    /** The log of a part. */
    @Override
    public Path log(Part part) {
        return assembly.log(part.label());
    }

    /** The MLLP port. */
    public int mllp() {
        return ports.mllp();
    }

    /** How Kafka's clients reach it. */
    public String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** How to reach a service's database. */
    public String database(Part service) {
        return settings.jdbcUrl(service);
    }

    /** A token for {@code role} of {@code org}. */
    public String token(String role, @Nullable String org) {
        return keys.token(role, org);
    }

    /** The processes that run now. */
    public Collection<ProcessHandle> processes() {
        return running.all();
    }

    /** The process of a part. */
    public Process process(Part part) {
        return running.process(part);
    }

    /** Ends a part as {@code kill -9} does, and returns when its process is gone. */
    public void kill(Part part) {
        running.kill(part);
    }

    /** Sends a signal ({@code STOP}, {@code CONT}, {@code TERM}) to a part. */
    public void signal(Part part, String signal) throws IOException {
        Signals.send(process(part).pid(), signal);
    }

    /** Stops a part and all its processes in mid-step: connections to it stay open and nothing answers. */
    public void freeze(Part part) throws IOException {
        Signals.freeze(process(part));
    }

    /** Lets a frozen part go on. */
    public void thaw(Part part) throws IOException {
        Signals.thaw(process(part));
    }

    /** Starts a part, with settings of its own beside the usual ones. It may not be ready yet on return. */
    public void start(Part part, Map<String, String> extra) throws IOException {
        if (closed) {
            throw new IllegalStateException("the stack is being stopped");
        }
        running.put(part, assembly.start(part, extra));
    }

    /**
     * Starts a service a second time on the same database and broker, as a standby would run, and waits until it is ready.
     *
     * @param mllp the port on which an admission-service takes messages
     */
    public Process startSecond(Part service, int mllp) throws IOException {
        return assembly.second(service, mllp);
    }

    /** Kills a part and starts it again. */
    @Override
    public void restart(Part part, Map<String, String> extra) throws IOException {
        kill(part);
        start(part, extra);
    }

    /** Waits until every service says that it is ready. */
    public void awaitReady() {
        for (Part part : Part.values()) {
            awaitReady(part);
        }
    }

    /**
     * Waits until a part takes work.
     *
     * @throws IllegalStateException if its process ends or two minutes pass; the message holds its last words
     */
    public void awaitReady(Part part) {
        assembly.awaitReady(part, process(part));
    }

    /** Whether the process of a part has been started and lives. */
    @Override
    public boolean isAlive(Part part) {
        return running.isAlive(part);
    }

    /** Stops the services, then Kafka, then PostgreSQL; each step forces what it has not stopped in 8 seconds. */
    @Override
    public void close() {
        closed = true;
        running.stop();
    }
}
