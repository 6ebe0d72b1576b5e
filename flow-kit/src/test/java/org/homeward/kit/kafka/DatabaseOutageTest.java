package org.homeward.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.homeward.kit.db.Connections;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.fixture.Ledger;
import org.homeward.kit.fixture.Records;
import org.homeward.kit.fixture.Servers;
import org.homeward.local.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** R11: the database is gone for a while; the consumer pauses, gives up nothing, and catches up by itself. */
class DatabaseOutageTest {

    @TempDir
    Path folder;

    @Test
    void pausesWithoutDeadLettersAndCatchesUp() throws Exception {
        String topic = Servers.newTopic();
        PostgresServer first = PostgresServer.start(folder.resolve("db"), 0);
        int port = first.port();
        first.createDatabase("outage");
        Connections connections = () -> DriverManager.getConnection(first.jdbcUrl("outage"));
        try (var connection = connections.open()) {
            connection.createStatement().execute(Ledger.TABLES);
        }
        var source = new PGSimpleDataSource();
        source.setUrl(first.jdbcUrl("outage"));
        var ledger = new Ledger(new Transactions(source));
        try (var consumer = new BatchConsumer(Servers.kafka(), "outage", "1", List.of(topic), ledger).start()) {
            Records.send(versions(topic, 1, 20));
            await().atMost(Duration.ofSeconds(20)).until(() -> applied(connections) == 20);

            first.process().destroyForcibly().waitFor();
            Records.send(versions(topic, 21, 40));
            await().atMost(Duration.ofSeconds(20)).until(consumer::isFailing);

            try (PostgresServer second = PostgresServer.start(folder.resolve("db"), port)) {
                await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> applied(connections) == 40);
                await().atMost(Duration.ofSeconds(60)).until(() -> !consumer.isFailing());
                assertThat(second.port()).isEqualTo(port);
                consumer.close();
            }
        }
        assertThat(Servers.read(Topics.deadLetter(topic))).isEmpty();
    }

    private static long applied(Connections connections) throws Exception {
        try (var connection = connections.open();
                var row = connection.createStatement().executeQuery("select count(*) from applied")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> versions(String topic, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(version -> Records.good(topic, "k" + version % 10, version))
                .toList();
    }
}
