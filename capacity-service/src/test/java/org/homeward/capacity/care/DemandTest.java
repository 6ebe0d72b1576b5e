package org.homeward.capacity.care;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.capacity.AdmissionFeed;
import org.homeward.capacity.Api;
import org.homeward.capacity.Database;
import org.homeward.capacity.Servers;
import org.homeward.capacity.Tokens;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.time.Times;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Demand and capacity by pathway and week, from what discharge-service says and providers declare. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DemandTest {

    private static final String PROVIDER = Tokens.provider("1-4001");
    private static final String PACKAGES = "homeward.package-of-care";
    private static final String CASES = "homeward.medically-fit";
    private static final String QUESTION = "/v1/demand-and-capacity?weeks=1";

    @Inject
    Database database;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void tellsWhatWaitsAgainstWhatIsFree() {
        Api.as(Tokens.operator())
                .body(
                        "{\"name\":\"Fir\",\"areas\":[\"LE3\"],\"tier\":1,\"services\":[\"reablement\",\"intermediate-care-bed\"]}")
                .put("/v1/providers/1-4001")
                .then()
                .statusCode(201);
        Api.as(PROVIDER)
                .body(
                        "{\"areas\":[{\"area\":\"LE3\",\"service\":\"reablement\",\"hoursPerWeek\":5,\"canAccept\":\"yes\"}],"
                                + "\"places\":[{\"area\":\"LE3\",\"service\":\"intermediate-care-bed\",\"places\":2,\"canAccept\":\"yes\"}]}")
                .put("/v1/providers/1-4001/capacity")
                .then()
                .statusCode(200);
        Instant now = Instant.now();
        send(PACKAGES, "offered", "package:D1", 1, now, pack("D1", "offered", 1, now));
        send(PACKAGES, "offered", "package:D2", 1, now, pack("D2", "offered", 1, now));
        send(PACKAGES, "withdrawn", "package:D2", 2, now, pack("D2", "withdrawn", 2, now));
        for (int person = 1; person <= 3; person++) {
            String stay = "RXX:" + person;
            send(CASES, "pathway-decided", "case:" + stay, 1, now, discharge(stay, 2, person == 3 ? now : null));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select count(*) from pathway_case").equals("3")
                        && database.one("select count(*) from care_package_history")
                                .equals("3"));

        JsonPath told = Api.as(Tokens.operator())
                .get(QUESTION)
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items[0].free", nullValue())
                .body("items[1].unit", equalTo("staff-hours-a-week"))
                .body("items[3].gap", nullValue())
                .extract()
                .jsonPath();

        assertThat(told.getInt("items[1].packages.asked.count")).isEqualTo(2);
        assertThat(told.getInt("items[1].packages.waiting.count")).isEqualTo(1);
        assertThat(told.getFloat("items[1].packages.waiting.staffHoursPerWeek")).isEqualTo(7);
        assertThat(told.getInt("items[1].packages.givenUp.count")).isEqualTo(1);
        assertThat(told.getFloat("items[1].gap")).isEqualTo(2);
        assertThat(told.getInt("items[2].people.asked")).isEqualTo(3);
        assertThat(told.getInt("items[2].people.started")).isEqualTo(1);
        assertThat(told.getInt("items[2].people.waiting")).isEqualTo(2);
        assertThat(told.getFloat("items[2].gap")).isEqualTo(0);
        JsonPath supposed = Api.as(Tokens.operator())
                .get(QUESTION + "&demandBy=50&freeBy=1:3.25,2:-1")
                .then()
                .statusCode(200)
                .body("items[0].whatIf", nullValue())
                .body("items[1].gap", equalTo(told.get("items[1].gap")))
                .extract()
                .jsonPath();
        assertThat(supposed.getFloat("items[1].whatIf.waiting")).isEqualTo(10.5f);
        assertThat(supposed.getFloat("items[1].whatIf.free")).isEqualTo(8.25f);
        assertThat(supposed.getFloat("items[1].whatIf.gap")).isEqualTo(2.25f);
        assertThat(supposed.getFloat("items[2].whatIf.gap")).isEqualTo(2);
        assertThat(told.getMap("items[1]")).doesNotContainKey("whatIf");
        Api.as(Tokens.operator())
                .get(QUESTION + "&area=LE4")
                .then()
                .body("items[1].packages.asked.count", equalTo(0))
                .body("items[1].free", nullValue())
                .body("items[2].people", nullValue());
        Api.as(Tokens.operator())
                .get(QUESTION + "&knownAt=" + Times.format(now.minusSeconds(60)))
                .then()
                .body("items[1].packages.asked.count", equalTo(0))
                .body("items[2].people.asked", equalTo(0));
    }

    /** Who came back under the same number has left once, and waits for nothing until somebody decides again. */
    @Test
    void countsAReadmissionAsNoWaitSinceTheOldDecision() {
        Instant now = Instant.now();
        String left = discharge("RXX:1", 2, now);
        String back = left.replaceAll("\"pathways\":\\[.*],", "\"pathways\":[],")
                .replace("\"status\":\"discharged\"", "\"status\":\"in-hospital\"")
                .replaceAll("\"dischargedAt\":\"[^\"]*\"", "\"dischargedAt\":null");
        send(CASES, "case-changed", "case:RXX:1", 1, now, left);
        send(CASES, "case-changed", "case:RXX:1", 2, now, back);
        send(CASES, "pathway-decided", "case:RXX:2", 1, now, discharge("RXX:2", 2, null));
        send(CASES, "pathway-decided", "case:RXX:2", 2, now.plusMillis(1), discharge("RXX:2", 3, null));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select count(*) from pathway_case").equals("4"));
        JsonPath told = Api.as(Tokens.operator()).get(QUESTION).jsonPath();
        assertThat(told.getInt("items[2].people.asked")).isEqualTo(1);
        assertThat(told.getInt("items[2].people.started")).isEqualTo(1);
        assertThat(told.getInt("items[2].people.waiting")).isZero();
        assertThat(told.getInt("items[3].people.waiting")).isEqualTo(1);
    }

    /** One package in one sector is somebody: an app is told that there are some, not how many. */
    @Test
    void tellsNoSmallNumbersToWhoMayNotSeePatients() {
        Instant now = Instant.now();
        for (int n = 1; n <= 5; n++) {
            send(PACKAGES, "offered", "package:D" + n, 1, now, pack("D" + n, "offered", 1, now));
        }
        send(PACKAGES, "withdrawn", "package:D5", 2, now, pack("D5", "withdrawn", 2, now));
        send(CASES, "pathway-decided", "case:RXX:1", 1, now, discharge("RXX:1", 2, null));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select count(*) from pathway_case").equals("1")
                        && database.one("select count(*) from care_package_history")
                                .equals("6"));
        for (String area : List.of("", "&area=LE3%209")) {
            JsonPath told = Api.as(Tokens.app())
                    .get(QUESTION + area)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(told.getInt("items[1].packages.asked.count")).isEqualTo(5);
            assertThat(told.getString("items[1].packages.waiting.count")).isNull();
            assertThat(told.getString("items[1].packages.waiting.staffHoursPerWeek"))
                    .isNull();
            assertThat(told.getString("items[1].packages.givenUp.count")).isNull();
            assertThat(told.getInt("items[1].packages.started.count")).isZero();
            assertThat(told.getString("items[2].people.waiting")).isNull();
        }
        assertThat(Api.as(Tokens.hub("RXX")).get(QUESTION).jsonPath().getString("items[1].packages.waiting.count"))
                .as("they may be another trust's patients")
                .isNull();
        assertThat(Api.as(Tokens.operator()).get(QUESTION).jsonPath().getInt("items[1].packages.waiting.count"))
                .isEqualTo(4);
    }

    @Test
    void looksAtThePackagesThatTheAskedWeeksNeed() {
        Instant came = Instant.parse("2026-01-07T12:00:00Z");
        Instant later = Instant.parse("2026-02-04T12:00:00Z");
        send(PACKAGES, "offered", "package:D1", 1, came, pack("D1", "offered", 1, came, came));
        send(PACKAGES, "withdrawn", "package:D1", 2, later, pack("D1", "withdrawn", 2, came, later));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select count(*) from care_package where over_at is not null")
                        .equals("1"));
        assertThat(packages("2026-01-05", "", "asked")).isEqualTo(1);
        assertThat(packages("2026-01-26", "", "waiting")).isEqualTo(1);
        assertThat(packages("2026-02-02", "", "givenUp")).isEqualTo(1);
        String then = "&knownAt=" + Times.format(later.minusSeconds(1));
        assertThat(packages("2026-02-02", then, "waiting")).isEqualTo(1);
        assertThat(packages("2026-02-16", then, "waiting")).isEqualTo(1);
        assertThat(packages("2025-12-29", "", "asked")).isZero();
        // Versions that are not read cannot fail.
        database.execute("update care_package_history set data = '\\x7b'");
        assertThat(packages("2026-02-16", "", "waiting")).isZero();
        assertThat(packages("2025-12-29", "", "waiting")).isZero();
    }

    private static int packages(String from, String more, String what) {
        return Api.as(Tokens.operator())
                .get(QUESTION + "&from=" + from + more)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("items[1].packages." + what + ".count");
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String query : List.of(
                "from=2026-06-03",
                "weeks=0",
                "area=here",
                "demandBy=-101",
                "lengthBy=ten",
                "freeBy=4:1",
                "freeBy=1:1,1:2",
                "freeBy=1:0.125")) {
            String field = query.substring(0, query.indexOf('='));
            Api.as(Tokens.operator())
                    .get("/v1/demand-and-capacity?" + query)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo(field));
        }
        Api.as(PROVIDER).get("/v1/demand-and-capacity").then().statusCode(403);
    }

    private static String pack(String id, String status, long version, Instant at) {
        return pack(id, status, version, at, at);
    }

    private static String pack(String id, String status, long version, Instant requested, Instant at) {
        String ended = status.equals("withdrawn") ? '"' + Times.format(at) + '"' : "null";
        return """
                {"package":"%s","stay":"RXX:1","trust":"RXX","service":"reablement","area":"LE3 9","visits":[],\
                "staffHoursPerWeek":7,"status":"%s","requestedAt":"%s","startedAt":null,"endedAt":%s,\
                "restartAskedAt":null,"commitments":[],"offers":[],"version":%d,"recordedAt":"%s"}""".formatted(id, status, Times.format(requested), ended, version, Times.format(at));
    }

    private static String discharge(String stay, int pathway, Instant left) {
        String at = Times.format(Instant.now().minusSeconds(1));
        return """
                {"stay":"%s","trust":"RXX","status":"%s","dischargedAt":%s,\
                "pathways":[{"pathway":1,"destination":null,"by":"x","at":"2026-01-01T00:00:00Z"},\
                {"pathway":%d,"destination":null,"by":"x","at":"%s"}],"version":1}""".formatted(
                        stay,
                        left == null ? "ready" : "discharged",
                        left == null ? "null" : '"' + Times.format(left) + '"',
                        pathway,
                        at);
    }

    private static void send(String topic, String what, String key, long version, Instant at, String data) {
        Event event = new Event(
                UUID.randomUUID().toString(),
                topic + "." + what + ".v1",
                "/homeward/discharge-service",
                key,
                at,
                at,
                version,
                null,
                key,
                "RXX",
                data.getBytes(UTF_8));
        AdmissionFeed.sendRaw(List.of(Envelope.write(topic, KafkaSettings.PARTITIONS, event)));
    }
}
