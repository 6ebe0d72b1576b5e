package org.homeward.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.fixture.Counters;
import org.homeward.kit.fixture.Servers;
import org.junit.jupiter.api.Test;

/** A beat claims that everything recorded up to its time stands before it: it must never be wrong. */
class BeatsTest {

    private final Servers servers = new Servers();
    private final String topic = Servers.newTopic();
    private final Counters counters = new Counters(topic);

    BeatsTest() {
        servers.perform(Counters.TABLE);
    }

    @Test
    void comesEachSecondOnEachPartition() {
        try (Relay relay = relay(Beats.of("test"))) {
            await().atMost(Duration.ofSeconds(10)).until(() -> beats().count() >= 18);
            assertThat(relay.isActive()).isTrue();
        }
        assertThat(beats().map(Beat::partition)).contains(0, 1, 2, 3, 4, 5);
        assertThat(records().filter(BeatsTest::isBeat).map(Envelope::typeOf))
                .allMatch(type -> type.equals(topic + ".beat.v1"));
    }

    @Test
    void waitsForATransactionThatHasRecordedAndNotCommitted() throws SQLException {
        try (Relay relay = relay(Beats.of("test"));
                Connection slow = servers.connections().open()) {
            slow.setAutoCommit(false);
            Instant recorded = RecordedTime.read(slow);
            await().atMost(Duration.ofSeconds(10)).until(() -> beats().count() >= 12);
            assertThat(beats().map(Beat::knownAt)).allMatch(knownAt -> knownAt.isBefore(recorded));
            counters.raise(slow, "slow");
            slow.commit();
            relay.kick();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> beats().anyMatch(beat -> beat.knownAt().isAfter(recorded)));
        }
        assertNothingWasRecordedBeforeABeatAndSentAfterIt();
    }

    @Test
    void isNeverWrongWhileManySessionsWrite() throws Exception {
        try (Relay relay = relay(Beats.of("test"));
                var threads = Executors.newFixedThreadPool(4)) {
            var writers = Stream.of(1, 2, 3, 4)
                    .map(writer -> threads.submit(() -> {
                        Instant end = Instant.now().plusSeconds(5);
                        while (Instant.now().isBefore(end)) {
                            servers.transactions().run(connection -> counters.raise(connection, "c" + writer));
                            relay.kick();
                        }
                    }))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
            Instant written = Instant.now();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> beats().anyMatch(beat -> beat.knownAt().isAfter(written)));
        }
        assertThat(records().count()).isGreaterThan(100);
        assertNothingWasRecordedBeforeABeatAndSentAfterIt();
    }

    @Test
    void claimsNoMoreThanUpstreamHasTold() {
        Instant heard = Instant.parse("2026-06-03T10:27:00Z");
        try (Relay relay = relay(Beats.after("test", connection -> Map.of(2, heard, 3, Instant.MAX)))) {
            await().atMost(Duration.ofSeconds(10)).until(() -> beats().count() >= 4);
            assertThat(relay.isActive()).isTrue();
        }
        assertThat(beats().map(Beat::partition)).containsOnly(2, 3);
        assertThat(beats().filter(beat -> beat.partition() == 2).map(Beat::knownAt))
                .containsOnly(heard);
        assertThat(beats().filter(beat -> beat.partition() == 3).map(Beat::knownAt))
                .allMatch(knownAt -> knownAt.isAfter(Instant.now().minusSeconds(60)));
    }

    private void assertNothingWasRecordedBeforeABeatAndSentAfterIt() {
        Map<Integer, Instant> claimed = new HashMap<>();
        records().forEach(record -> {
            if (isBeat(record)) {
                claimed.put(record.partition(), beat(record).knownAt());
            } else {
                Event event = Envelope.read(record);
                assertThat(event.recordedTime()).isAfter(claimed.getOrDefault(record.partition(), Instant.MIN));
            }
        });
    }

    private Relay relay(Beats beats) {
        return new Relay(topic, servers.connections(), Servers.kafka(), Heads.NONE, beats).start();
    }

    private Stream<ConsumerRecord<byte[], byte[]>> records() {
        List<ConsumerRecord<byte[], byte[]>> records = Servers.read(topic);
        return records.stream();
    }

    private Stream<Beat> beats() {
        return records().filter(BeatsTest::isBeat).map(BeatsTest::beat);
    }

    private static boolean isBeat(ConsumerRecord<byte[], byte[]> record) {
        return Beat.isBeat(new String(record.key(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Beat beat(ConsumerRecord<byte[], byte[]> record) {
        return Beat.of(Envelope.read(record));
    }
}
