package org.homeward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM, started when the first test asks and stopped with the JVM.
 */
public final class TestServers {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable Path folder;
    private static @Nullable PostgresServer postgres;
    private static @Nullable KafkaServer kafka;
    private static @Nullable KafkaProducer<byte[], byte[]> sender;

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

    /**
     * The producer of all tests, for keys and values as they are. A busy machine gets a minute to confirm a record, where
     * the services give up after seconds and try again: a test has nobody who tries again. One request at a time: of two
     * to a topic that was just made, the broker may refuse the first and take the second, and then never the first.
     */
    public static synchronized KafkaProducer<byte[], byte[]> sender() {
        if (sender == null) {
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers",
                    kafka().bootstrap(),
                    "acks",
                    "all",
                    "linger.ms",
                    0,
                    "max.in.flight.requests.per.connection",
                    1,
                    "delivery.timeout.ms",
                    60_000,
                    "request.timeout.ms",
                    30_000);
            sender = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return sender;
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
        if (sender != null) {
            sender.close(Duration.ZERO);
        }
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
