package org.homeward.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.homeward.gateway.support.Beds;
import org.homeward.gateway.support.Capacity;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.GatewayWorld;
import org.homeward.gateway.support.StreamReader;
import org.homeward.gateway.support.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /v1/stream}, read over real sockets. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class StreamTest {

    @TestHTTPResource("/")
    URI base;

    private final Capacity capacity = new Capacity();
    private Door operator;

    @BeforeEach
    void waitForTheReplica() {
        operator = new Door(base, Tokens.operator());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operator.get("/v1/beds").status() == 200);
    }

    @AfterEach
    void close() {
        capacity.close();
    }

    @Test
    void tellsTheWholePictureThenWhatChanges() {
        publish(Beds.empty("RSA01/W1/B/1"));
        publish(Beds.empty("RSA01/W2/B/1"));
        try (var reader = open("?site=RSA01&ward=W1", Tokens.operator())) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !reader.named("snapshot").isEmpty());
            assertThat(reader.picture).containsOnlyKeys("RSA01/W1/B/1");
            publish(Beds.empty("RSA01/W2/B/1").version(2));
            publish(Beds.empty("RSA01/W1/B/1").version(2).occupiedBy("RSA:1"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reader.named("change").size() == 1);
            assertThat(reader.named("change").getFirst().data())
                    .isEqualTo(
                            operator.get("/v1/beds?site=RSA01&ward=W1").json().at("/items/0"));
        }
    }

    @Test
    void beatsEachSecondAndSaysHowFarItsKnowledgeGoes() {
        publish(Beds.empty("RSB01/W1/B/1"));
        try (var reader = open("?site=RSB01", Tokens.operator())) {
            Instant knownAt = Instant.now();
            capacity.beat(knownAt);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reader.named("beat").size() >= 3);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reader.named("beat").stream()
                            .anyMatch(beat -> !beat.data().path("stale").asBoolean()
                                    && beat.data().path("knownAt").asText().length() > 10));
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            reader.named("beat").getLast().data().path("stale").asBoolean());
        }
    }

    @Test
    void goesOnWhereTheReaderLeftOff() {
        publish(Beds.empty("RSC01/W1/B/1"));
        publish(Beds.empty("RSC01/W1/B/2"));
        var reader = open("?site=RSC01", Tokens.operator());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reader.picture.size() == 2 && !reader.named("beat").isEmpty());
        reader.drop();
        await().atMost(Duration.ofSeconds(60)).until(() -> reader.ended);
        publish(Beds.empty("RSC01/W1/B/2").version(2).occupiedBy("RSC:1"));
        reader.events.clear();
        reader.open();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reader.named("change").size() == 1);
        assertThat(reader.named("snapshot")).isEmpty();
        assertThat(reader.picture.get("RSC01/W1/B/2").path("status").asText()).isEqualTo("occupied");
        reader.close();
    }

    @Test
    void whatBeganOrEndedByItselfWhileTheReaderWasAwayIsToldToo() {
        Instant until = Instant.now().plusMillis(1500);
        publish(Beds.empty("RSD01/W1/B/1").heldFor("RSD:1", until));
        var reader = open("?site=RSD01", Tokens.operator());
        await().atMost(Duration.ofSeconds(60)).until(() -> !reader.named("beat").isEmpty());
        reader.drop();
        await().atMost(Duration.ofSeconds(60)).until(() -> Instant.now().isAfter(until.plusMillis(200)));
        reader.events.clear();
        reader.open();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reader.named("change").size() == 1);
        assertThat(reader.picture.get("RSD01/W1/B/1").path("allocatable").asBoolean())
                .isTrue();
        reader.close();
    }

    @Test
    void theEndOfAHoldIsToldWhenItComes() {
        Instant until = Instant.now().plusMillis(1200);
        publish(Beds.empty("RSE01/W1/B/1").heldFor("RSE:1", until));
        try (var reader = open("?site=RSE01", Tokens.operator())) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reader.named("change").size() == 1);
            assertThat(Instant.now()).isAfterOrEqualTo(until).isBefore(until.plusSeconds(2));
            assertThat(reader.named("change")
                            .getFirst()
                            .data()
                            .path("allocatable")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void startsAnewWhereNothingCanBeGoneOnFrom() {
        publish(Beds.empty("RSF01/W1/B/1"));
        for (String unknown : List.of("17", "nonsense", "1_999999999.0.0.0.0.0", "99999999999999_0.0.0.0.0.0")) {
            var reader = new StreamReader(base, "?site=RSF01", Tokens.operator());
            reader.lastEventId = unknown;
            reader.open();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !reader.named("snapshot").isEmpty());
            assertThat(reader.events.element().name()).isEqualTo("reset");
            assertThat(reader.picture).hasSize(1);
            reader.close();
        }
    }

    @Test
    void whoMayNotSeePatientsSeesNone() {
        publish(Beds.empty("RXX21/W1/B/1").occupiedBy("RXX:1").heldFor("RXX:2", Instant.MAX.minusSeconds(99_999_999)));
        for (String token : List.of(Tokens.app(), Tokens.board("QXX"), Tokens.hospital("RYY"))) {
            try (var reader = open("?site=RXX21", token)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> reader.picture.size() == 1);
                publish(Beds.empty("RXX21/W1/B/1")
                        .version(System.nanoTime())
                        .occupiedBy("RXX:1")
                        .conflictOf("RXX:1", "RXX:3"));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !reader.named("change").isEmpty());
                assertThat(reader.events.toString()).doesNotContain("RXX:", "occupants", "stays");
                assertThat(reader.picture.get("RXX21/W1/B/1").path("status").asText())
                        .isEqualTo("occupied");
            }
        }
    }

    @Test
    void refusesWhatItCannotKeepTrue() {
        assertThat(operator.get("/v1/stream?status=empty")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("status");
        assertThat(new Door(base, null).get("/v1/stream").status()).isEqualTo(401);
        assertThat(new Door(base, Tokens.provider("V1")).get("/v1/stream").status())
                .isEqualTo(403);
    }

    /** R32: whoever loses the connection again and again ends with the picture that the view has. */
    @Test
    void readersDroppedAtRandomEndWithTheViewsPicture() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int bed = 0; bed < 40; bed++) {
            publish(Beds.empty("RSG01/W" + bed % 4 + "/B/" + bed));
        }
        int drops = Integer.getInteger("homeward.r32.drops", 200);
        List<StreamReader> readers = IntStream.range(0, Integer.getInteger("homeward.r32.readers", 20))
                .mapToObj(i -> open(i % 2 == 0 ? "?site=RSG01" : "?site=RSG01&ward=W" + i % 4, Tokens.operator()))
                .toList();
        for (int round = 2; round < 2 + 2 * drops; round++) {
            int bed = random.nextInt(40);
            Beds.Bed next = Beds.empty("RSG01/W" + bed % 4 + "/B/" + bed).version(round);
            capacity.send(random.nextBoolean() ? next : next.occupiedBy("RSG:" + round));
            if (round % 2 == 0) {
                StreamReader unlucky = readers.get(random.nextInt(readers.size()));
                unlucky.drop();
                unlucky.open();
            }
        }
        publish(Beds.empty("RSG01/W0/B/0").version(1_000_000));
        for (int i = 0; i < readers.size(); i++) {
            StreamReader reader = readers.get(i);
            String query = i % 2 == 0 ? "" : "&ward=W" + i % 4;
            await("seed " + seed + " reader " + i)
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(reader.picture).isEqualTo(view("RSG01", query)));
            reader.close();
        }
    }

    private Map<String, Object> view(String site, String query) {
        Map<String, Object> beds = new java.util.HashMap<>();
        operator.get("/v1/beds?limit=1000&site=" + site + query)
                .json()
                .path("items")
                .forEach(bed -> beds.put(bed.path("bed").asText(), bed));
        return beds;
    }

    private StreamReader open(String query, String token) {
        return new StreamReader(base, query, token).open();
    }

    private void publish(Beds.Bed bed) {
        capacity.bed(bed);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operator.get("/v1/beds/" + bed.id())
                                .json()
                                .path("version")
                                .asLong()
                        >= bed.version());
    }
}
