package org.homeward.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

    private final Path folder;
    private final Ports ports;
    private final LocalKeys keys;
    private final Map<Part, Process> running = java.util.Collections.synchronizedMap(new EnumMap<>(Part.class));
    private volatile boolean closed;

    /**
     * Nothing is started yet.
     *
     * @param folder where data, logs and keys lie
     */
    public Stack(Path folder, Ports ports) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.ports = ports;
        Files.createDirectories(this.folder.resolve("logs"));
        this.keys = LocalKeys.in(this.folder.resolve("keys"));
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
        return URI.create("http://127.0.0.1:" + port(part));
    }

    /** The port of a part; of a service, that of HTTP. */
    public int port(Part part) {
        return switch (part) {
            case POSTGRES -> ports.postgres();
            case KAFKA -> ports.kafka();
            case ADMISSION -> ports.admission();
            case CAPACITY -> ports.capacity();
            case DISCHARGE -> ports.discharge();
            case GATEWAY -> ports.gateway();
        };
    }

    /** The log of a part. */
    @Override
    public Path log(Part part) {
        return folder.resolve("logs").resolve(part.label() + ".log");
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
        String name = databaseName(service);
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + name + "?user=" + name;
    }

    /** A token for {@code role} of {@code org}. */
    public String token(String role, @Nullable String org) {
        return keys.token(role, org);
    }

    /** The processes that run now. */
    public Collection<ProcessHandle> processes() {
        return running.values().stream().map(Process::toHandle).toList();
    }

    /** The process of a part. */
    public Process process(Part part) {
        Process process = running.get(part);
        if (process == null) {
            throw new IllegalStateException(part + " does not run");
        }
        return process;
    }

    /** Ends a part as {@code kill -9} does, and returns when its process is gone. */
    public void kill(Part part) {
        Process process = running.remove(part);
        if (process != null) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly().onExit().join();
            children.forEach(child -> child.onExit().join());
        }
    }

    /** Sends a signal ({@code STOP}, {@code CONT}, {@code TERM}) to a part. */
    public void signal(Part part, String signal) throws IOException {
        Signals.send(process(part).pid(), signal);
    }

    /** Stops a part and all its processes in mid-step: connections to it stay open and nothing answers. */
    public void freeze(Part part) throws IOException {
        // The parent first, so that it has no new children meanwhile.
        signal(part, "STOP");
        for (ProcessHandle child : process(part).descendants().toList()) {
            Signals.send(child.pid(), "STOP");
        }
    }

    /** Lets a part go on that was frozen. */
    public void thaw(Part part) throws IOException {
        for (ProcessHandle child : process(part).descendants().toList()) {
            Signals.send(child.pid(), "CONT");
        }
        signal(part, "CONT");
    }

    /** Starts a part, with settings of its own beside the usual ones. It may not be ready yet on return. */
    public void start(Part part, Map<String, String> settings) throws IOException {
        if (closed) {
            throw new IllegalStateException("the stack is being stopped");
        }
        switch (part) {
            case POSTGRES -> running.put(part, startPostgres());
            case KAFKA ->
                running.put(
                        part, Launch.kafka(folder.resolve("kafka"), ports.kafka(), ports.kafkaController(), log(part)));
            case ADMISSION, CAPACITY, DISCHARGE, GATEWAY -> startService(part, settings);
        }
    }

    /**
     * Starts a second admission-service on the same database and broker, as a standby would run.
     *
     * @param mllp the port on which it takes messages
     */
    public Process startSecondAdmission(int mllp) throws IOException {
        int http = FreePort.find();
        Map<String, String> settings = settings(Part.ADMISSION);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(http));
        settings.put("HOMEWARD_MLLP_PORT", Integer.toString(mllp));
        Path log = folder.resolve("logs").resolve("admission-service-2.log");
        Process second = Launch.service(Part.ADMISSION.label(), settings, log);
        Launch.awaitHealth(URI.create("http://127.0.0.1:" + http), second, log);
        return second;
    }

    /** Kills a part and starts it again. */
    @Override
    public void restart(Part part, Map<String, String> settings) throws IOException {
        kill(part);
        start(part, settings);
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
        Process process = process(part);
        switch (part) {
            case POSTGRES -> {}
            case KAFKA -> Launch.awaitPort(ports.kafka(), process, log(part));
            case ADMISSION, CAPACITY, DISCHARGE, GATEWAY -> Launch.awaitHealth(service(part), process, log(part));
        }
    }

    /** Whether the process of a part has been started and lives. */
    @Override
    public boolean isAlive(Part part) {
        Process process = running.get(part);
        return process != null && process.isAlive();
    }

    /** Stops the services, then Kafka, then PostgreSQL; each step forces what it has not stopped in 8 seconds. */
    @Override
    public void close() {
        closed = true;
        Launch.stop(running(Part.GATEWAY, Part.DISCHARGE, Part.CAPACITY, Part.ADMISSION), "TERM");
        Launch.stop(running(Part.KAFKA), "TERM");
        Launch.stop(running(Part.POSTGRES), "INT");
        running.clear();
    }

    private List<Process> running(Part... parts) {
        return Stream.of(parts).map(running::get).filter(Objects::nonNull).toList();
    }

    private Process startPostgres() {
        PostgresServer started = PostgresServer.start(folder.resolve("postgres"), ports.postgres(), log(Part.POSTGRES));
        started.createDatabase(databaseName(Part.ADMISSION));
        started.createDatabase(databaseName(Part.CAPACITY));
        started.createDatabase(databaseName(Part.DISCHARGE));
        return started.process();
    }

    private void startService(Part part, Map<String, String> settings) throws IOException {
        Map<String, String> all = settings(part);
        all.putAll(settings);
        running.put(part, Launch.service(part.label(), all, log(part)));
    }

    private Map<String, String> settings(Part part) {
        Map<String, String> all = new java.util.HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port(part)),
                "KAFKA_BOOTSTRAP_SERVERS", kafka(),
                "HOMEWARD_LOCAL", "true",
                "HOMEWARD_MLLP_PORT", Integer.toString(mllp()),
                "HOMEWARD_ADMISSION_URL", service(Part.ADMISSION).toString(),
                "HOMEWARD_CAPACITY_URL", service(Part.CAPACITY).toString(),
                "HOMEWARD_PUBLIC_KEY", keys.publicKey().toUri().toString(),
                "HOMEWARD_PRIVATE_KEY", keys.privateKey().toString()));
        all.put("HOMEWARD_DISCHARGE_URL", service(Part.DISCHARGE).toString());
        all.put("HOMEWARD_FEEDS_UNKNOWN_SENDER", "take");
        if (part != Part.GATEWAY) {
            all.put("QUARKUS_DATASOURCE_JDBC_URL", database(part));
            all.put("QUARKUS_DATASOURCE_USERNAME", databaseName(part));
            all.put("QUARKUS_DATASOURCE_PASSWORD", databaseName(part));
        }
        return all;
    }

    private static String databaseName(Part service) {
        return service.label().replace("-service", "");
    }
}
