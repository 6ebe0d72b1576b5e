package org.homeward.gateway.beds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homeward.gateway.support.Beds;
import org.homeward.gateway.support.Capacity;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.Door.Answer;
import org.homeward.gateway.support.GatewayWorld;
import org.homeward.gateway.support.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of beds, through HTTP, from records that a real broker has carried. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class BedsTest {

    @TestHTTPResource("/")
    URI base;

    private Door operator;

    @BeforeEach
    void waitForTheReplica() {
        operator = new Door(base, Tokens.operator());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operator.get("/v1/beds").status() == 200);
    }

    @Test
    void showsABedAsItIs() {
        publish(Beds.empty("RXX01/W1/B2/03").occupiedBy("RXX:2139"));
        JsonNode list = operator.get("/v1/beds?site=RXX01&ward=W1").json();
        assertThat(list.path("asOf").asText()).endsWith("Z");
        assertThat(list.has("knownAt")).isTrue();
        assertThat(list.path("next").isNull()).isTrue();
        JsonNode bed = list.path("items").get(0);
        assertThat(bed.path("bed").asText()).isEqualTo("RXX01/W1/B2/03");
        assertThat(bed.path("status").asText()).isEqualTo("occupied");
        assertThat(bed.path("allocatable").asBoolean()).isFalse();
        assertThat(bed.at("/reasons/0/code").asText()).isEqualTo("occupied");
        assertThat(bed.at("/reasons/0").has("until")).isFalse();
        assertThat(bed.at("/occupants/0/stay").asText()).isEqualTo("RXX:2139");
        assertThat(bed.path("conflict").isNull()).isTrue();
        assertThat(bed.path("observedAt").asText()).isEqualTo("2026-06-03T10:27:01Z");
    }

    @Test
    void findsOneBedByFourSegmentsAndByOne() {
        publish(Beds.empty("RXX01/W2/B2/03"));
        publish(Beds.empty("RXX01/W%2F2/-/03"));
        assertThat(operator.get("/v1/beds/RXX01/W2/B2/03").json().path("bed").asText())
                .isEqualTo("RXX01/W2/B2/03");
        assertThat(operator.get("/v1/beds/RXX01%2FW2%2FB2%2F03")
                        .json()
                        .path("allocatable")
                        .asBoolean())
                .isTrue();
        for (String path : List.of("RXX01/W%2F2/-/03", "RXX01/W%252F2/-/03", "RXX01%2FW%252F2%2F-%2F03")) {
            assertThat(operator.get("/v1/beds/" + path).status()).as(path).isEqualTo(200);
        }
        Answer absent = operator.get("/v1/beds/RXX01/W2/B2/99");
        assertThat(absent.status()).isEqualTo(404);
        assertThat(absent.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void filtersByWhatABedIs() {
        publish(Beds.empty("RXX02/W1/B/1").occupiedBy("RXX:1"));
        publish(Beds.empty("RXX02/W1/B/2"));
        publish(Beds.empty("RXX02/W2/B/3").reason("closed", "2026-06-03T10:27:00Z", null));
        publish(Beds.empty("RXX02/W2/B/4").reason("closed", "2026-06-03T10:27:00Z", "2026-06-03T11:27:00Z"));
        assertThat(ids("site=RXX02&status=occupied")).containsExactly("RXX02/W1/B/1");
        assertThat(ids("site=RXX02&allocatable=true")).containsExactly("RXX02/W1/B/2", "RXX02/W2/B/4");
        assertThat(ids("site=RXX02&reason=closed")).containsExactly("RXX02/W2/B/3");
        assertThat(ids("site=RXX02&ward=W2")).containsExactly("RXX02/W2/B/3", "RXX02/W2/B/4");
        assertThat(ids("site=RXX02&singleRoom=true")).isEmpty();
        assertThat(ids("trust=RQQ")).isEmpty();
    }

    @Test
    void pagesThroughEverythingOnce() {
        for (int i = 10; i < 35; i++) {
            publish(Beds.empty("RXX03/W" + i % 3 + "/B/" + i));
        }
        JsonNode page = operator.get("/v1/beds?site=RXX03&limit=7").json();
        List<String> seen = new java.util.ArrayList<>(texts(page));
        while (!page.path("next").isNull()) {
            page = operator.get("/v1/beds?site=RXX03&limit=7&cursor="
                            + page.path("next").asText())
                    .json();
            seen.addAll(texts(page));
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aBedHeldUntilATimeIsFreeWhenItHasCome() {
        Instant until = Instant.now().plusMillis(700);
        publish(Beds.empty("RXX04/W1/B/1").heldFor("RXX:7", until));
        JsonNode held = operator.get("/v1/beds?site=RXX04&ward=W1").json().at("/items/0");
        assertThat(held.path("allocatable").asBoolean()).isFalse();
        assertThat(held.at("/hold/stay").asText()).isEqualTo("RXX:7");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode free = operator.get("/v1/beds?site=RXX04&ward=W1").json().at("/items/0");
            assertThat(free.path("allocatable").asBoolean()).isTrue();
            assertThat(free.path("hold").isNull()).isTrue();
            assertThat(free.path("reasons")).isEmpty();
        });
        assertThat(Instant.now()).isAfterOrEqualTo(until);
    }

    @Test
    void anOlderVersionThatComesLaterIsSkipped() {
        publish(Beds.empty("RXX05/W1/B/1").version(7).occupiedBy("RXX:7"));
        try (var capacity = new Capacity()) {
            // A relay that was stopped, overtaken and woken sends what it still held.
            capacity.bed(Beds.empty("RXX05/W1/B/1").version(6));
        }
        publish(Beds.empty("RXX05/W1/B/2"));
        assertThat(operator.get("/v1/beds/RXX05/W1/B/1").json().path("status").asText())
                .isEqualTo("occupied");
        assertThat(operator.get("/q/metrics").body())
                .containsPattern("homeward_gateway_replica_records_total\\{[^}]*result=\"older\"[^}]*} [1-9]");
    }

    @Test
    void whoeverHasThePictureIsToldThatItStands() {
        publish(Beds.empty("RXX06/W1/B/1"));
        Answer first = operator.get("/v1/beds?site=RXX06&ward=W1");
        String tag = first.header("etag");
        assertThat(operator.get("/v1/beds?site=RXX06&ward=W1", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
        publish(Beds.empty("RXX06/W1/B/1").version(2).occupiedBy("RXX:1"));
        assertThat(operator.get("/v1/beds?site=RXX06&ward=W1", "If-None-Match", tag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void namesTheParameterThatMakesNoSense() {
        for (String wrong : List.of(
                "status=full", "allocatable=perhaps", "limit=x", "limit=0", "cursor=%25", "reason=x", "site=")) {
            Answer refused = operator.get("/v1/beds?" + wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
            assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(operator.get("/v1/beds?limit=99999999999").status()).isEqualTo(200);
    }

    @Test
    void malformedRecordsAreCountedAndLeftOut() {
        try (var capacity = new Capacity()) {
            capacity.bytes(0, new byte[] {1}, new byte[] {(byte) 0xff, 0});
            capacity.bytes(1, "bed:x".getBytes(), null);
            capacity.event("bed-changed", "bed:x", "RXX", "{\"bed\":\"x\"");
            capacity.event("bed-changed", "bed:x", "RXX", "{\"bed\":17,\"version\":\"many\"}");
            capacity.event("flat-changed", "flat:x", "RXX", "{}");
        }
        publish(Beds.empty("RXX07/W1/B/1"));
        assertThat(operator.get("/q/metrics").body())
                .containsPattern("homeward_gateway_replica_records_total\\{[^}]*result=\"malformed\"[^}]*} [1-9]");
    }

    @Test
    void countsTheStepsOfTheAlgebra() {
        publish(Beds.empty("RYY01/W1/B/1").occupiedBy("RYY:1"));
        publish(Beds.empty("RYY01/W1/B/2"));
        publish(Beds.empty("RYY01/W1/B/3").reason("closed", "2026-06-03T10:27:00Z", null));
        publish(Beds.empty("RYY01/W1/B/4").reason("unstaffed", "2026-06-03T10:27:00Z", null));
        publish(Beds.empty("RYY01/W1/B/5").reason("cleaning", "2026-06-03T10:27:00Z", null));
        publish(Beds.empty("RYY01/W1/B/6").onLeave("RYY:6"));
        publish(Beds.empty("RYY01/W1/B/7").reason("unregistered", "2026-06-03T10:27:00Z", null));
        try (var capacity = new Capacity()) {
            capacity.ward("RYY", "RYY01", "W1", 1, "{\"stay\":\"RYY:9\",\"since\":null,\"onLeave\":false}");
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode ward = operator.get("/v1/bed-availability?by=ward&site=RYY01")
                    .json()
                    .at("/items/0");
            assertThat(ward.path("name").asText()).isEqualTo("Ward W1");
            assertThat(ward.path("withoutBed").asInt()).isEqualTo(1);
            assertThat(ward.at("/staysWithoutBed/0/stay").asText()).isEqualTo("RYY:9");
            assertThat(ward.path("core").toString())
                    .isEqualTo("{\"physical\":7,\"closed\":1,\"open\":6,\"unstaffed\":1,\"staffed\":4,\"occupied\":1,"
                            + "\"onLeave\":1,\"empty\":2,\"cleaning\":1,\"contaminated\":0,\"held\":0,\"expected\":0,"
                            + "\"unregistered\":1,\"conflict\":0,\"allocatable\":1}");
        });
        JsonNode board = operator.get("/v1/bed-availability?by=board&board=QXX&trust=RYY")
                .json()
                .at("/items/0");
        assertThat(board.path("board").asText()).isEqualTo("QXX");
        assertThat(board.at("/core/physical").asInt()).isEqualTo(7);
        assertThat(operator.get("/v1/bed-availability?by=bay")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("by");
    }

    @Test
    void saysHowFarItsKnowledgeGoesAndWhenThatIsLongAgo() {
        try (var capacity = new Capacity()) {
            Instant knownAt = Instant.now();
            capacity.beat(knownAt);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                JsonNode list = operator.get("/v1/beds?trust=RXX").json();
                assertThat(Instant.parse(list.path("knownAt").asText())).isAfterOrEqualTo(knownAt.minusSeconds(1));
                assertThat(list.path("stale").asBoolean()).isFalse();
            });
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(operator.get("/v1/beds")
                                    .json()
                                    .path("stale")
                                    .asBoolean())
                            .isTrue());
        }
    }

    private List<String> ids(String query) {
        return texts(operator.get("/v1/beds?" + query).json());
    }

    private static List<String> texts(JsonNode list) {
        return list.path("items").findValuesAsText("bed");
    }

    /** Publishes and waits until it can be read. */
    private void publish(Beds.Bed bed) {
        try (var capacity = new Capacity()) {
            capacity.bed(bed);
        }
        String path = "/v1/beds/" + bed.id().replace("%", "%25").replace("/", "%2F");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operator.get(path).json().path("version").asLong() >= bed.version());
    }
}
