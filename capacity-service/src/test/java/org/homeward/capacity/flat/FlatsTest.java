package org.homeward.capacity.flat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.homeward.capacity.flat.FlatFeed.booked;
import static org.homeward.capacity.flat.FlatFeed.flat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.homeward.capacity.AdmissionFeed;
import org.homeward.capacity.Api;
import org.homeward.capacity.CapacityTopic;
import org.homeward.capacity.Database;
import org.homeward.capacity.RebuildViews;
import org.homeward.capacity.Servers;
import org.homeward.capacity.Tokens;
import org.homeward.capacity.flat.persistence.FlatHeads;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step-down flats from what housing-service publishes to what is told of them, by event and query. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class FlatsTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    @Inject
    Database database;

    @Inject
    RebuildViews rebuild;

    @Inject
    Transactions transactions;

    @Inject
    FlatHeads heads;

    @Inject
    ForgetOldFlats old;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void tellsAFlatAndItsNightsWithoutWhoseTheyAre() {
        FlatFeed.send(List.of(flat("A1", 1, Instant.now(), booked(TODAY.plusDays(2), TODAY.plusDays(9), "booked"))));
        String told = CapacityTopic.await("flat:A1", data -> data.contains("\"booked\":[{"));
        assertThat(told)
                .contains("\"service\":\"step-down-flat\"", "\"area\":\"LE3 9\"", "\"version\":1")
                .contains("\"from\":\"" + TODAY.plusDays(2) + "\"")
                .doesNotContain("booking\"", "weeklyRate", "landlord");
    }

    @Test
    void everyOrderOfArrivalEndsInTheSameRecords() {
        Instant start = Instant.now().minusSeconds(60);
        List<Event> events = new ArrayList<>();
        for (int one = 0; one < 15; one++) {
            for (int version = 1; version <= 4; version++) {
                LocalDate from = TODAY.plusDays(one + version);
                events.add(flat(
                        "B" + one,
                        version,
                        start.plusMillis(10L * one + version),
                        booked(from, from.plusDays(version), version == 3 ? "arrived" : "booked")));
            }
        }
        List<String> inOrder = recordsAfter(events);
        assertThat(inOrder).hasSize(15);
        long seed = System.nanoTime();
        Collections.shuffle(events, new Random(seed));
        events.addAll(events.subList(0, 30));
        database.execute("truncate step_down_flat_history, flat_record, flat_watermark");
        assertThat(recordsAfter(events)).as("seed " + seed).isEqualTo(inOrder);

        // Started again before its offsets were committed, it reads the same once more.
        List<String> versions = database.rows("select flat, version from flat_record order by flat");
        recordsAfter(events);
        assertThat(database.rows("select flat, version from flat_record order by flat"))
                .isEqualTo(versions);

        assertThat(rebuild.rebuild().differentRecords()).isZero();
        database.execute(
                "update flat_record set data = '{}' where flat = 'B1'", "delete from flat_record where flat = 'B2'");
        assertThat(rebuild.rebuild().differentRecords()).isEqualTo(2);
        assertThat(database.rows("select flat, data from flat_record order by flat"))
                .isEqualTo(inOrder);
    }

    /** A record that has lost its facts stands for nothing. */
    @Test
    void aFlatOfWhichNothingIsKnownIsToldAsGone() {
        recordsAfter(List.of(flat("C1", 1, Instant.now())));
        database.execute("truncate step_down_flat_history");
        rebuild.rebuild();
        assertThat(CapacityTopic.await("flat:C1", data -> data.contains("\"removed\":true")))
                .isEqualTo("{\"flat\":\"C1\",\"service\":\"step-down-flat\",\"removed\":true,\"version\":2}");
        assertThat(rebuild.rebuild().differentRecords()).isZero();
    }

    @Test
    void whatIsNoFlatStandsAsideAndWhatIsOfOthersIsPassedOver() {
        Instant now = Instant.now();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<String> bad = List.of("no json", "{}", "[1]", "");
        for (int i = 0; i < 8; i++) {
            records.add(FlatFeed.record(
                    FlatFeed.event("flat-changed", "flat:bad" + i, "LE3 9", 1, now, bad.get(i % bad.size()))));
            records.add(FlatFeed.record(flat("D" + i, 1, now)));
            records.add(FlatFeed.record(FlatFeed.event("booking-made", "booking:" + i, "RXX", 1, now, "{}")));
            records.add(FlatFeed.record(FlatFeed.event("sent", "referral:" + i, "RXX", 1, now, "{}")));
        }
        AdmissionFeed.sendRaw(records);
        assertThat(recordsAfter(List.of())).hasSize(8);
        assertThat(database.one("select count(*) from step_down_flat_history")).isEqualTo("8");
    }

    @Test
    void everyRecordCanBeSentAgain() {
        recordsAfter(List.of(flat("E1", 1, Instant.now()), flat("E2", 1, Instant.now())));
        assertThat(transactions.run(heads::versions)).containsOnlyKeys("flat:E1", "flat:E2");
        List<Event> again =
                transactions.run(connection -> heads.current(connection, List.of("flat:E2", "bed:RXX01/W1/B/1")));
        assertThat(again).extracting(Event::key).containsExactly("flat:E2");
        String data = new String(again.getFirst().data(), UTF_8);
        assertThat(CapacityTopic.await("flat:E2", data::equals)).isEqualTo(data);
        assertThat(again.getFirst().shardKey()).isEqualTo("E2");
    }

    @Test
    void standsBesidePlacesAsItWasAtAnyTime() {
        Instant before = Instant.now().minusSeconds(7200);
        recordsAfter(List.of(
                flat("F1", 1, before),
                flat("F1", 2, before.plusSeconds(3600), booked(TODAY.minusDays(1), TODAY.plusDays(2), "arrived")),
                flat("F2", 1, before)));
        assertThat(ids("")).containsExactly("F1", "F2");
        JsonPath now = get("?service=step-down-flat&limit=1");
        assertThat(now.getString("items[0].freeTonight")).isEqualTo("false");
        assertThat(now.getInt("items[0].availablePlaces")).isZero();
        assertThat(now.getString("items[0].freeFrom"))
                .isEqualTo(TODAY.plusDays(2).toString());
        assertThat(ids("?limit=1&cursor=" + now.getString("next"))).containsExactly("F2");
        assertThat(ids("?area=LE3")).containsExactly("F1", "F2");
        assertThat(ids("?area=LE4")).isEmpty();
        assertThat(ids("?service=virtual-ward")).isEmpty();
        JsonPath ahead = get("?asOf=" + TODAY.plusDays(3) + "T12:00:00Z");
        assertThat(ahead.getString("items[0].freeTonight"))
                .as("somebody who has arrived stays until they leave")
                .isEqualTo("false");
        assertThat(ahead.getString("items[0].freeFrom"))
                .isEqualTo(TODAY.plusDays(4).toString());
        assertThat(get("?asOf=" + before.plusSeconds(60)).getInt("items[0].availablePlaces"))
                .isEqualTo(1);
        assertThat(ids("?asOf=" + before.minusSeconds(60))).isEmpty();
        Api.as(Tokens.provider("1-1001")).get("/v1/community-capacity").then().statusCode(403);
    }

    @Test
    void saysHowFarItHasHeardOfFlatsApartFromPackages() {
        assertThat(get("?service=step-down-flat").getString("knownAt")).isNull();
        Instant end = Instant.now();
        recordsAfter(List.of());
        assertThat(Instant.parse(get("?service=step-down-flat").getString("knownAt")))
                .isAfterOrEqualTo(end.minusMillis(1));
        assertThat(get("?service=virtual-ward").getString("knownAt")).isNull();
    }

    @Test
    void forgetsVersionsThatWereReplacedLongAgo() {
        Instant longAgo = Instant.parse("2026-06-03T08:00:00Z");
        List<String> records = recordsAfter(
                List.of(flat("G1", 1, longAgo), flat("G1", 2, longAgo.plusSeconds(1)), flat("G2", 1, longAgo)));
        assertThat(old.forget(Instant.now())).isZero();
        assertThat(old.forget(Instant.now().plus(Duration.ofDays(2923)))).isEqualTo(1);
        assertThat(database.rows("select flat, version from step_down_flat_history order by 1"))
                .containsExactly("G1|2", "G2|1");
        assertThat(rebuild.rebuild().differentRecords()).isZero();
        assertThat(database.rows("select flat, data from flat_record order by flat"))
                .isEqualTo(records);
    }

    private List<String> recordsAfter(List<Event> events) {
        FlatFeed.send(events);
        Instant end = Instant.now();
        FlatFeed.beat(end);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select count(*) from flat_watermark where known_at >= '" + end
                                + "'::timestamptz - interval '1 ms'")
                        .equals("6"));
        return database.rows("select flat, data from flat_record order by flat");
    }

    private static List<String> ids(String query) {
        return get(query).getList("items.flat", String.class);
    }

    private static JsonPath get(String query) {
        return Api.as(Tokens.operator())
                .get("/v1/community-capacity" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
