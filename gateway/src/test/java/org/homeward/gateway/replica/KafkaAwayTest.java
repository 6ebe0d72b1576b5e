package org.homeward.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.homeward.gateway.support.Beds;
import org.homeward.gateway.support.Capacity;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.local.KafkaServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker goes and comes back; the replica answers all the while, and says how old its knowledge is. */
class KafkaAwayTest {

    private static final String TOPIC = "homeward.capacity";
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Replica replica = new Replica(Clock.systemUTC(), Duration.ofSeconds(2));

    @Test
    void keepsAnsweringWhileTheBrokerIsAwayAndGoesOnAfterwards() throws Exception {
        KafkaServer broker = KafkaServer.start(folder, 0);
        String bootstrap = broker.bootstrap();
        int port = Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1));
        createTopic(bootstrap);
        var reader = new CapacityReader(
                TOPIC,
                new KafkaSettings(bootstrap).consumer("gateway"),
                replica,
                new ReplicaMetrics(new SimpleMeterRegistry(), replica));
        Thread thread = Thread.ofPlatform().daemon().start(reader);
        publish(bootstrap, 1);
        await().atMost(LONG)
                .until(() ->
                        version() == 1 && !replica.freshness(List.of("RXX")).stale());
        assertThat(replica.isComplete()).isTrue();

        broker.close();
        await().atMost(LONG).until(() -> replica.freshness(List.of("RXX")).stale());
        assertThat(version()).isEqualTo(1);
        assertThat(thread.isAlive()).isTrue();

        broker = KafkaServer.start(folder, port);
        publish(bootstrap, 2);
        await().atMost(LONG)
                .until(() ->
                        version() == 2 && !replica.freshness(List.of("RXX")).stale());
        reader.stop();
        thread.join(Duration.ofSeconds(10));
        assertThat(thread.isAlive()).isFalse();
        broker.close();
    }

    private long version() {
        Bed bed = replica.bed("RXX01/W1/B/1");
        return bed == null ? 0 : bed.record().version();
    }

    private static void publish(String bootstrap, long version) {
        try (var capacity = new Capacity(bootstrap, TOPIC)) {
            capacity.bed(Beds.empty("RXX01/W1/B/1").version(version));
            capacity.beat(Instant.now());
        }
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 6, (short) 1))).all().get();
        }
    }
}
