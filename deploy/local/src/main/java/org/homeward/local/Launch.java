package org.homeward.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How the parts of a {@link Stack} are started and awaited. */
final class Launch {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(8);
    /** A process that has lost threads to it looks alive and does nothing. */
    private static final String EXIT_WHEN_OUT_OF_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Launch() {}

    /** The class path stands in the environment: Linux tells of a command line only if it is short. */
    static Process kafka(String mark, Path folder, int port, int controllerPort, Path log) throws IOException {
        return run(
                List.of(
                        JAVA,
                        mark,
                        "-Xmx256m",
                        EXIT_WHEN_OUT_OF_MEMORY,
                        "-XX:+UseSerialGC",
                        KafkaServer.class.getName(),
                        folder.toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort)),
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                log);
    }

    static Process service(String name, String mark, Map<String, String> settings, Path log) throws IOException {
        Path jar = Project.folder().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CannotStart(name + " is not built: run ./mvnw package -DskipTests");
        }
        return run(
                List.of(JAVA, mark, "-Xmx384m", EXIT_WHEN_OUT_OF_MEMORY, "-XX:+UseSerialGC", "-jar", jar.toString()),
                settings,
                log);
    }

    /** Waits until a service's own health says that it is ready. */
    static void awaitHealth(URI service, Process process, Path log) {
        await(() -> isReady(service), process, log);
    }

    /** Waits until something listens on a port of this machine. */
    static void awaitPort(int port, Process process, Path log) {
        await(() -> isOpen(port), process, log);
    }

    /** Whether something listens on this port of 127.0.0.1. */
    static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Signals processes, all at once, and forces those that live 8 seconds later: a stopped process, say. */
    static void stop(List<ProcessHandle> processes, String signal) {
        for (ProcessHandle process : processes) {
            try {
                Signals.send(process.pid(), signal);
            } catch (IOException e) {
                // It has gone already, or cannot be signalled: then it is forced.
            }
        }
        long end = System.nanoTime() + STOP.toNanos();
        for (ProcessHandle process : processes) {
            if (!endsBy(end, process)) {
                process.destroyForcibly();
                endsBy(System.nanoTime() + STOP.toNanos(), process);
            }
        }
    }

    private static boolean endsBy(long end, ProcessHandle process) {
        try {
            process.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void await(BooleanSupplier ready, Process process, Path log) {
        long end = System.nanoTime() + START.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("it stopped by itself:\n" + Logs.lastLines(log, 8));
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "not ready after " + START.toSeconds() + " s:\n" + Logs.lastLines(log, 8));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean isReady(URI service) {
        try {
            HttpURLConnection health = (HttpURLConnection)
                    service.resolve("/q/health/ready").toURL().openConnection();
            health.setConnectTimeout(1000);
            health.setReadTimeout(2000);
            return health.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process run(List<String> command, Map<String, String> settings, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        return builder.start();
    }
}
