package org.homeward.capacity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.homeward.capacity.AdmissionFeed.movement;
import static org.homeward.capacity.AdmissionFeed.stay;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R02 and R08: what comes again has no second effect; what can never be applied stands aside alone. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RedeliveryTest {

    @Inject
    Database database;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void whatComesAgainHasNoSecondEffect() {
        List<Event> events = RandomHistory.events(17, 50, 8);
        AdmissionFeed.send(events);
        caughtUp();
        List<String> views = database.rows("select target, version, data from live_view order by target");
        double before = again();
        AdmissionFeed.send(events);
        caughtUp();
        assertThat(again() - before).isEqualTo(events.size());
        assertThat(database.rows("select target, version, data from live_view order by target"))
                .isEqualTo(views);
        assertThat(database.one("select count(*) from stay_history")).isEqualTo(Integer.toString(events.size()));
    }

    /** R11 in small: every session is cut, again and again, while events come in. */
    @Test
    void lostSessionsLoseNothing() {
        List<Event> events = RandomHistory.events(19, 120, 8);
        AdmissionFeed.send(events);
        caughtUp();
        List<String> calm = database.rows("select target, trust, data from live_view order by target");
        database.forgetEverything();
        for (int from = 0; from < events.size(); from += 60) {
            AdmissionFeed.send(events.subList(from, Math.min(from + 60, events.size())));
            database.cutAllSessions();
        }
        caughtUp();
        assertThat(database.rows("select target, trust, data from live_view order by target"))
                .isEqualTo(calm);
        assertThat(database.one("select count(*) from stay_history")).isEqualTo(Integer.toString(events.size()));
    }

    @Test
    void aBadRecordStandsAsideAndTheOthersGoOn() {
        Instant at = Instant.parse("2026-06-03T08:00:00Z");
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Event good = stay("RXX:" + i, 1, at, "admitted", movement("A01", at, "RXX01/W1/B1/" + i, "admitted"), "");
            records.add(Envelope.write(AdmissionFeed.TOPIC, KafkaSettings.PARTITIONS, good));
            records.add(bad(i));
        }
        AdmissionFeed.sendRaw(records);
        caughtUp();
        assertThat(database.one("select count(*) from stay_history")).isEqualTo("20");
        assertThat(database.one("select count(*) from live_view where is_bed")).isEqualTo("20");
    }

    private static ProducerRecord<byte[], byte[]> bad(int i) {
        List<String> kinds = List.of(
                "no json", "{}", "[1]", "{\"stay\":\"RXX:9\\u0000\"}", "{\"stay\":1}", "{\"movements\":{}}", "");
        Event event = AdmissionFeed.event(
                "visit-updated", "RXX:bad" + i, "RXX", 1, Instant.EPOCH, kinds.get(i % kinds.size()));
        ProducerRecord<byte[], byte[]> record = Envelope.write(AdmissionFeed.TOPIC, KafkaSettings.PARTITIONS, event);
        return i % 5 == 4
                ? new ProducerRecord<>(record.topic(), record.partition(), "k".getBytes(UTF_8), new byte[] {1, 2})
                : record;
    }

    private double again() {
        return metrics.counter("homeward.capacity.stay.versions", "seen", "again")
                .count();
    }

    private void caughtUp() {
        Instant end = Instant.now();
        AdmissionFeed.beat(end);
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(org.homeward.kit.db.DatabaseFailure.class)
                .until(() -> database.one("select count(*) from watermark where known_at >= '" + end
                                + "'::timestamptz - interval '1 ms'")
                        .equals("6"));
    }
}
