package org.homeward.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.homeward.capacity.AdmissionFeed.movement;
import static org.homeward.capacity.AdmissionFeed.stay;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class EstateAndHoldsTest {

    private static final String BED = "RXX01/W1/B1/0";
    private static final String HOSPITAL = Tokens.hospital("RXX");
    private static final Instant MORNING = Instant.parse("2026-06-03T08:00:00Z");

    @Inject
    Database database;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void givesBackTheEstateAndItsVersions() {
        Api.estate(false, 2);
        Response first = Api.as(HOSPITAL).get("/v1/sites/RXX01/estate");
        first.then().statusCode(200).header("ETag", "\"1\"").body("wards[0].bays[0].beds.size()", equalTo(2));
        Api.as(HOSPITAL)
                .header("If-Match", "\"7\"")
                .body(first.asString())
                .put("/v1/sites/RXX01/estate")
                .then()
                .statusCode(412);
        Api.estate(false, 1);
        Api.as(HOSPITAL).get("/v1/sites/RXX01/estate/versions").then().body("items.version", contains(1, 2));
        String next = Api.as(HOSPITAL)
                .get("/v1/sites/RXX01/estate/versions?limit=1")
                .then()
                .body("items.version", contains(1))
                .extract()
                .path("next");
        Api.as(HOSPITAL)
                .get("/v1/sites/RXX01/estate/versions?cursor=" + next)
                .then()
                .body("items.version", contains(2))
                .body("next", nullValue());
        assertThat(Api.as(HOSPITAL).get("/v1/beds").jsonPath().getList("items.bed"))
                .containsExactly(BED);
        Api.as(Tokens.hospital("RYY")).get("/v1/sites/RXX01/estate").then().statusCode(404);
    }

    @Test
    void importsATableWhereEmptyIsUnknown() {
        String file =
                "ward,bay,bed,kind,single_room,sex,specialty,staffed\nW1,B1,0,core,no,F,,yes\nW1,,9,escalation,,,,\n";
        Api.as(HOSPITAL)
                .contentType("text/csv")
                .body(file)
                .put("/v1/sites/RXX01/estate")
                .then()
                .statusCode(201);
        assertThat(Api.bed(BED, "").getBoolean("allocatable")).isTrue();
        assertThat(Api.bed("RXX01/W1/-/9", "").getList("reasons.code")).containsExactly("unstaffed");
        Api.as(HOSPITAL)
                .contentType("text/csv")
                .body("ward,bed\nW1,1\n")
                .put("/v1/sites/RXX01/estate")
                .then()
                .statusCode(400);
    }

    @Test
    void refusesASecondHoldAndSaysWhoHasIt() {
        Api.estate(false, 1);
        Instant until = Instant.now().plusSeconds(600);
        Response held = Api.hold(HOSPITAL, BED, "\"purpose\":\"elective list\"", until);
        held.then().statusCode(201).header("Location", org.hamcrest.Matchers.startsWith("/v1/holds/"));
        Api.hold(HOSPITAL, BED, "\"purpose\":\"other\"", until)
                .then()
                .statusCode(409)
                .body("heldBy.who", equalTo("hospital-RXX"))
                .body("reasons.code", hasItem("held"));
        assertThat(Api.bed(BED, "").getString("hold.purpose")).isEqualTo("elective list");
        String id = held.jsonPath().getString("id");
        Api.as(Tokens.hospital("RYY")).delete("/v1/holds/" + id).then().statusCode(404);
        for (int i = 0; i < 2; i++) {
            Api.as(HOSPITAL)
                    .header("Idempotency-Key", "release-1")
                    .delete("/v1/holds/" + id)
                    .then()
                    .statusCode(204);
        }
        assertThat(database.one("select count(*) from idempotency where key = 'release-1' and status = 204"))
                .isEqualTo("1");
        Api.as(HOSPITAL).get("/v1/holds/" + id).then().body("endedBy", equalTo("released"));
        assertThat(Api.bed(BED, "").getBoolean("allocatable")).isTrue();
    }

    @Test
    void answersTheSameCommandOnce() {
        Api.estate(false, 2);
        String body = "{\"bed\":\"%s\",\"purpose\":\"x\",\"until\":\"%s\"}"
                .formatted(BED, Instant.now().plusSeconds(600));
        String first = Api.as(HOSPITAL)
                .header("Idempotency-Key", "k1")
                .body(body)
                .post("/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        String again = Api.as(HOSPITAL)
                .header("Idempotency-Key", "k1")
                .body(body)
                .post("/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        assertThat(again).isEqualTo(first);
        Api.as(HOSPITAL)
                .header("Idempotency-Key", "k1")
                .body(body.replace("\"x\"", "\"y\""))
                .post("/v1/holds")
                .then()
                .statusCode(422);
        assertThat(database.one("select count(*) from hold")).isEqualTo("1");
    }

    @Test
    void keepsABedStatusOnceForAKey() {
        Api.estate(false, 1);
        String body = "{\"bed\":\"%s\",\"status\":\"cleaning\"}".formatted(BED);
        Response first =
                Api.as(HOSPITAL).header("Idempotency-Key", "s1").body(body).post("/v1/bed-status");
        Response again =
                Api.as(HOSPITAL).header("Idempotency-Key", "s1").body(body).post("/v1/bed-status");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(database.one("select count(*) from bed_status")).isEqualTo("1");
    }

    @Test
    void namesWhatIsMissingInAnEstate() {
        Api.as(HOSPITAL)
                .body("{\"trust\":\"RXX\",\"wards\":[{\"ward\":\"W1\",\"beds\":[null]}]}")
                .put("/v1/sites/RXX01/estate")
                .then()
                .statusCode(400)
                .body("errors.field", contains("wards[0].beds[0]"));
    }

    @Test
    void tagsItsReadsAndCutsALimitPastAllNumbers() {
        Api.estate(false, 1);
        Response beds = Api.as(HOSPITAL).get("/v1/beds?limit=99999999999");
        assertThat(beds.statusCode()).isEqualTo(200);
        Api.as(HOSPITAL)
                .header("If-None-Match", beds.header("ETag"))
                .get("/v1/beds?limit=99999999999")
                .then()
                .statusCode(304);
        assertThat(Api.as(HOSPITAL).get("/v1/holds").header("ETag")).isNotNull();
    }

    @Test
    void saysOfHoldsUpToWhenItKnows() {
        Api.estate(false, 1);
        String id = Api.hold(HOSPITAL, BED, "\"purpose\":\"x\"", Instant.now().plusSeconds(600))
                .jsonPath()
                .getString("id");
        for (String path : List.of("/v1/holds", "/v1/holds/" + id)) {
            Api.as(HOSPITAL)
                    .get(path)
                    .then()
                    .body("asOf", notNullValue())
                    .body("knownAt", nullValue())
                    .body("stale", equalTo(true));
        }
        AdmissionFeed.beat(Instant.now());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (String path : List.of("/v1/holds", "/v1/holds/" + id)) {
                Api.as(HOSPITAL).get(path).then().body("knownAt", notNullValue());
            }
        });
    }

    @Test
    void endsAHoldWhoseStayCameAndWentOnInOneBatch() {
        Api.estate(false, 2);
        AdmissionFeed.send(List.of(
                stay("RXX:9", 1, MORNING, "registered", movement("A04", MORNING, "RXX01/ED/-/-", "registered"), "")));
        Api.hold(HOSPITAL, BED, "\"stay\":\"RXX:9\"", Instant.now().plusSeconds(600))
                .then()
                .statusCode(201);
        Instant came = Instant.now().plusSeconds(1);
        String movements = movement("A01", came, BED, "admitted") + ","
                + movement("A02", came.plusSeconds(1), "RXX01/W1/B1/1", "admitted");
        AdmissionFeed.send(List.of(stay("RXX:9", 2, came, "admitted", movements, "")));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> database.one("select coalesce(max(end_reason), '') from hold")
                        .equals("ARRIVED"));
    }

    @Test
    void expiresByItself() {
        Api.estate(false, 1);
        Api.hold(HOSPITAL, BED, "\"purpose\":\"x\"", Instant.now().plusSeconds(1))
                .then()
                .statusCode(201);
        await().atMost(Duration.ofSeconds(10)).until(() -> Api.bed(BED, "").getBoolean("allocatable"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> database.one("select coalesce(max(end_reason), '') from hold")
                        .equals("EXPIRED"));
    }

    @Test
    void endsAHoldWhenItsStayArrivesAndRefusesUnknownStays() {
        Api.estate(false, 1);
        Instant until = Instant.now().plusSeconds(600);
        Api.hold(HOSPITAL, BED, "\"stay\":\"RXX:7\"", until).then().statusCode(404);
        AdmissionFeed.send(List.of(
                stay("RXX:7", 1, MORNING, "registered", movement("A04", MORNING, "RXX01/ED/-/-", "registered"), "")));
        Api.hold(HOSPITAL, BED, "\"stay\":\"RXX:7\"", until).then().statusCode(201);
        Instant noon = MORNING.plusSeconds(4 * 3600);
        AdmissionFeed.send(List.of(stay("RXX:7", 2, noon, "admitted", movement("A01", noon, BED, "admitted"), "")));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Api.bed(BED, "").getString("status").equals("occupied"));
        assertThat(database.one("select end_reason from hold")).isEqualTo("ARRIVED");
        Api.hold(HOSPITAL, BED, "\"purpose\":\"x\"", until)
                .then()
                .statusCode(409)
                .body("occupiedBy[0].who", equalTo("RXX:7"));
    }

    @Test
    void holdsABedForThePatientWhoIsExpectedInIt() {
        Api.estate(false, 1);
        String a14 =
                "{\"event\":\"A14\",\"at\":\"2026-06-03T08:00:00Z\",\"expectedAt\":\"2026-06-03T18:00:00Z\",\"place\":\"%s\"}"
                        .formatted(BED);
        AdmissionFeed.send(List.of(stay("RXX:8", 1, MORNING, "preadmitted", "", a14)));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Api.bed(BED, "").getList("expected").size() == 1);
        Instant until = Instant.now().plusSeconds(600);
        Api.hold(HOSPITAL, BED, "\"purpose\":\"x\"", until).then().statusCode(409);
        Api.hold(HOSPITAL, BED, "\"stay\":\"RXX:8\"", until).then().statusCode(201);
    }

    @Test
    void keepsClosuresAndCleaningApart() {
        Api.estate(true, 1);
        Api.as(HOSPITAL)
                .body("{\"bed\":\"%s\",\"status\":\"closed\",\"reason\":\"maintenance\",\"until\":\"%s\"}"
                        .formatted(BED, Instant.now().plusSeconds(3600)))
                .post("/v1/bed-status")
                .then()
                .statusCode(201);
        assertThat(Api.bed(BED, "").getList("reasons.detail")).containsExactly("maintenance");
        Api.as(HOSPITAL)
                .body("{\"bed\":\"%s\",\"status\":\"contaminated\"}".formatted(BED))
                .post("/v1/bed-status")
                .then()
                .statusCode(201);
        Api.as(HOSPITAL)
                .body("{\"bed\":\"%s\",\"status\":\"open\"}".formatted(BED))
                .post("/v1/bed-status")
                .then()
                .statusCode(201);
        assertThat(Api.bed(BED, "").getList("reasons.code")).containsExactly("contaminated");
        AdmissionFeed.send(List.of(AdmissionFeed.bedStatus(BED, "RXX", "U", Instant.now(), 1, Instant.now())));
        await().atMost(Duration.ofSeconds(10)).until(() -> Api.bed(BED, "").getBoolean("allocatable"));
        assertThat(Api.bed(BED, "").getString("observed.status")).isEqualTo("U");
    }
}
