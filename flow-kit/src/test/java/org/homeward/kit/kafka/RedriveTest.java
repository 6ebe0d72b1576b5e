package org.homeward.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.homeward.kit.fixture.Ledger;
import org.homeward.kit.fixture.Records;
import org.homeward.kit.fixture.Servers;
import org.junit.jupiter.api.Test;

/** R09: a dead letter is not the end; trying it again does no harm. */
class RedriveTest {

    @Test
    void appliesOnceWhatCanBeAppliedNow() {
        var servers = new Servers();
        servers.perform(Ledger.TABLES);
        String topic = Servers.newTopic();
        var ledger = new Ledger(servers.transactions());
        Records.send(List.of(Records.good(topic, "k1", 1), Records.good(topic, "k2", 1, "nonsense")));
        Handler notYetAble = records -> {
            throw new PoisonRecord(records.get(0), "type-unsupported");
        };
        try (var consumer = new BatchConsumer(Servers.kafka(), topic, "1", List.of(topic), notYetAble).start()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Servers.read(Topics.deadLetter(topic)).size() == 2);
            assertThat(consumer.isFailing()).isFalse();
        }
        for (int i = 0; i < 2; i++) {
            var result = Redrive.run(Servers.kafka(), topic, ledger);
            assertThat(result.applied()).isEqualTo(1);
            assertThat(result.stillPoison()).extracting(PoisonRecord::reason).containsExactly("payload-malformed");
        }
        assertThat(servers.number("select count(*) from applied where key = 'k1'"))
                .isEqualTo(1);
    }
}
