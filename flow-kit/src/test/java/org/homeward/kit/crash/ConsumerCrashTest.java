package org.homeward.kit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.fixture.Ledger;
import org.homeward.kit.fixture.Records;
import org.homeward.kit.fixture.Servers;
import org.junit.jupiter.api.Test;

/** A consumer that is killed between its transaction and its offset (reliability R0, R02). */
class ConsumerCrashTest {

    private final Servers servers = new Servers();
    private final String topic = Servers.newTopic();

    ConsumerCrashTest() {
        servers.perform(Ledger.TABLES);
        Records.send(IntStream.rangeClosed(1, 200)
                .mapToObj(version -> Records.good(topic, "k" + version % 10, version))
                .toList());
    }

    @Test
    void appliesOnceWhatComesAgain() throws Exception {
        try (Forked consumer = new Forked(ConsumerProcess.class, servers, topic, "stop.after-commit-before-offset")) {
            assertThat(consumer.awaitExit()).isEqualTo(StopPoint.KILLED);
        }
        try (Forked consumer = new Forked(ConsumerProcess.class, servers, topic, "")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> servers.number("select count(*) from delivery") > 200);
            assertThat(consumer).isNotNull();
        }
        assertThat(applied()).isEqualTo(200);
        assertThat(servers.number("select min(version) from ledger")).isEqualTo(191);
    }

    /** The switch that proves that the test above would notice. */
    @Test
    void losesRecordsWhenItIsSabotagedToCommitOffsetsFirst() throws Exception {
        String sabotage = "auto-commit,stop.after-offset-before-commit";
        try (Forked consumer = new Forked(ConsumerProcess.class, servers, topic, sabotage)) {
            assertThat(consumer.awaitExit()).isEqualTo(StopPoint.KILLED);
        }
        Records.send(java.util.List.of(Records.good(topic, "k1", 1001)));
        try (Forked consumer = new Forked(ConsumerProcess.class, servers, topic, "")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> servers.number("select count(*) from applied where version = 1001") == 1);
            assertThat(consumer).isNotNull();
        }
        assertThat(applied()).isLessThan(201);
    }

    private long applied() {
        return servers.number("select count(*) from applied");
    }
}
