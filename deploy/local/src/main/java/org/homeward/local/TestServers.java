package org.homeward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM, started when the first test asks and stopped with the JVM.
 */
public final class TestServers {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable Path folder;
    private static @Nullable PostgresServer postgres;
    private static @Nullable KafkaServer kafka;

    private TestServers() {}

    /** The database server. */
    public static synchronized PostgresServer postgres() {
        if (postgres == null) {
            PostgresServer started = PostgresServer.start(folder().resolve("postgres"), 0);
            postgres = started;
        }
        return postgres;
    }

    /** The broker. */
    public static synchronized KafkaServer kafka() {
        if (kafka == null) {
            KafkaServer started = KafkaServer.start(folder().resolve("kafka"), 0);
            kafka = started;
        }
        return kafka;
    }

    /** The JDBC URL, role included, of a new empty database. */
    public static String freshDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        postgres().createDatabase(name);
        return postgres().jdbcUrl(name);
    }

    private static Path folder() {
        Path made = folder;
        if (made == null) {
            try {
                made = Files.createTempDirectory("homeward-test");
                Runtime.getRuntime().addShutdownHook(new Thread(TestServers::end));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            folder = made;
        }
        return made;
    }

    /** Stops what was started and removes its data, else every build leaves some 70 MB behind. */
    private static synchronized void end() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        try {
            DataFolder.delete(folder());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The data of the test servers stays in " + folder() + ": " + e.getMessage());
        }
    }
}
