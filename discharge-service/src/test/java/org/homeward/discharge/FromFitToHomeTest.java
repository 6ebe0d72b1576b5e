package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.domain.London;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case from the admission to the discharge, over the real broker and database. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class FromFitToHomeTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant CAME = NOW.minus(Duration.ofDays(9));
    private static final String BED = "RXX01/W1/B1/01";

    @Inject
    Database database;

    @Inject
    ForgetOldCases forgetOldCases;

    private final String stay = "RXX:" + UUID.randomUUID();

    @BeforeEach
    void begin() {
        database.forgetEverything();
    }

    private void admit() {
        AdmissionFeed.send(List.of(AdmissionFeed.admitted(stay, 1, CAME, BED)));
        Api.awaitCase(stay, "in-hospital");
    }

    @Test
    void opensWithAnAdmissionAndFollowsTheStay() {
        admit();
        Instant ready = NOW.minus(Duration.ofDays(3));
        Api.review(stay, "none", ready).then().statusCode(201).body("status", equalTo("ready"));
        assertThat(Api.discharge(stay).getString("dischargeReadyDate"))
                .isEqualTo(London.dateOf(ready).toString());
        assertThat(Api.discharge(stay).getLong("delayDays")).isEqualTo(3);
        CaseTopic.await("case:" + stay, data -> data.contains("\"status\":\"ready\""));

        Instant went = NOW.minus(Duration.ofDays(1));
        AdmissionFeed.send(List.of(AdmissionFeed.discharged(stay, 3, CAME, went, BED)));
        Api.awaitCase(stay, "discharged");
        assertThat(Api.discharge(stay).getString("delayBand")).isEqualTo("2-3");
        assertThat(Api.worklist("").getList("items")).isEmpty();

        AdmissionFeed.send(List.of(AdmissionFeed.admitted(stay, 4, CAME, BED)));
        Api.awaitCase(stay, "ready");
        AdmissionFeed.send(List.of(AdmissionFeed.discharged(stay, 2, CAME, went, BED)));
        AdmissionFeed.send(List.of(AdmissionFeed.admitted("RXX:after-" + stay, 1, CAME, BED)));
        Api.awaitCase("RXX:after-" + stay, "in-hospital");
        Api.awaitCase(stay, "ready");
    }

    @Test
    void saysWhatIsWaitedForAndSinceWhen() {
        admit();
        Api.review(stay, "none", NOW.minus(Duration.ofDays(2))).then().statusCode(201);
        assertThat(Api.worklist("?site=RXX01").getString("items[0].waits[0].for"))
                .isEqualTo("pathway");
        Api.as(Api.HOSPITAL)
                .body("{\"pathway\":1,\"destination\":\"P1-REABLEMENT\"}")
                .put("/v1/stays/" + stay + "/pathway")
                .then()
                .statusCode(200)
                .body("pathway.pathway", equalTo(1));
        assertThat(Api.worklist("").getString("items[0].waits[0].for")).isEqualTo("discharge");
        String location =
                Api.delay(stay, "CA1", "hub").then().statusCode(201).extract().header("Location");
        Api.delay(stay, "HP5", "pharmacy").then().statusCode(201);
        Api.delay(stay, "CA1", "hub").then().statusCode(409).body("type", containsString("delay-open"));
        Api.as(Api.HOSPITAL)
                .body("{\"reason\":\"CA2\",\"owner\":\"hub\",\"organisation\":\"E06\",\"from\":\""
                        + CAME.minusSeconds(1) + "\"}")
                .post("/v1/stays/" + stay + "/delays")
                .then()
                .statusCode(409)
                .body("type", containsString("not-in-hospital"));
        var row = Api.worklist("?reason=CA1&owner=hub&pathway=1&lengthOfStay=7");
        assertThat(row.getList("items[0].waits.reason")).containsExactly("CA1", "HP5");
        assertThat(row.getString("items[0].waits[0].label")).contains("not yet available");
        assertThat(row.getString("items[0].nationalReason.rule")).isEqualTo("longest-open-wait-1");
        assertThat(row.getString("items[0].nationalReason.code")).isEqualTo("CA1");
        Api.as(Api.HOSPITAL).post(location + "/close").then().statusCode(200);
        Api.as(Api.HOSPITAL).post(location + "/close").then().statusCode(409);
        assertThat(Api.worklist("").getList("items[0].waits.reason")).containsExactly("HP5");
        assertThat(Api.worklist("?reason=CA1").getList("items")).isEmpty();
        Api.as(Api.HOSPITAL).get(location).then().statusCode(200).body("closedBy", equalTo("hospital-RXX"));
        CaseTopic.await("case:" + stay, data -> data.contains("\"closedBy\":\"hospital-RXX\""));
    }

    @Test
    void keepsEveryExpectedDateWithItsReason() {
        admit();
        assertThat(Api.discharge(stay).getString("expectedDischargeOverdue")).isEqualTo("missing");
        String row = "items[0].expectedDischargeOverdue";
        assertThat(Api.worklist("?status=all").getString(row)).isEqualTo("missing");
        LocalDate day = London.dateOf(NOW).plusDays(3);
        expect("{\"date\":\"" + day + "\"}").then().statusCode(200);
        expect("{\"date\":\"" + day.plusDays(1) + "\"}")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        expect("{\"date\":\"" + day.plusDays(1) + "\",\"reason\":\"infection\"}")
                .then()
                .statusCode(200);
        expect("{\"date\":\"2020-01-01\",\"reason\":\"x\"}").then().statusCode(400);
        String late = ",\"reason\":\"told late\",\"decidedAt\":\"" + NOW.minus(Duration.ofDays(2)) + "\"}";
        expect("{\"date\":\"" + day.minusDays(6) + '"' + late).then().statusCode(400);
        expect("{\"date\":\"" + day.minusDays(4) + '"' + late).then().statusCode(200);
        expect("{\"date\":\"soon\"}").then().statusCode(400).body("errors[0].field", equalTo("date"));
        assertThat(Api.discharge(stay).getList("expectedDischarges")).hasSize(3);
        assertThat(Api.worklist("?status=all").getString(row)).isNull();
        database.execute("update discharge_case set data = replace(data, '" + day.plusDays(1) + "', '2026-01-01')");
        assertThat(Api.worklist("?status=all").getString(row)).isEqualTo("passed");
        assertThat(Api.discharge(stay).getString("expectedDischargeOverdue")).isNull();
    }

    @Test
    void keepsEveryVersionOfTheClinicalCriteriaNextToTheDate() {
        admit();
        String path = "/v1/stays/" + stay + "/clinical-criteria";
        Api.as(Api.HOSPITAL)
                .body("{\"criteria\":\"walks to the toilet alone\"}")
                .put(path)
                .then()
                .statusCode(200);
        Api.as(Api.HOSPITAL)
                .body("{\"criteria\":\"transfers with one\"}")
                .put(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        Api.as(Api.HOSPITAL)
                .body("{\"criteria\":\"transfers with one\",\"reason\":\"therapy review\"}")
                .put(path)
                .then()
                .statusCode(200);
        Api.as(Api.HOSPITAL).body("{\"criteria\":\" \"}").put(path).then().statusCode(400);
        var told = Api.discharge(stay);
        assertThat(told.getList("clinicalCriteria.criteria"))
                .containsExactly("walks to the toilet alone", "transfers with one");
        assertThat(told.getList("clinicalCriteria.reason")).containsExactly("first criteria", "therapy review");
        assertThat(told.getList("clinicalCriteria.by")).containsOnly("hospital-RXX");
        CaseTopic.await(
                "case:" + stay, data -> data.contains("\"clinicalCriteria\":[{\"by\"") && !data.contains("toilet"));
    }

    @Test
    void doesACommandOnceAndSaysWhatHasChanged() {
        admit();
        String path = "/v1/discharge-cases/" + stay;
        String tag = Api.as(Api.HOSPITAL).get(path).header("ETag");
        String body = "{\"code\":\"none\"}";
        String next = null;
        for (int i = 0; i < 2; i++) {
            next = Api.as(Api.HOSPITAL)
                    .header("Idempotency-Key", "k-" + stay)
                    .header("If-Match", tag)
                    .body(body)
                    .post("/v1/stays/" + stay + "/criteria-to-reside")
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("ETag");
        }
        assertThat(Api.as(Api.HOSPITAL).get(path).header("ETag")).isEqualTo(next);
        assertThat(Api.discharge(stay).getList("reviews")).hasSize(1);
        Api.as(Api.HOSPITAL)
                .header("If-Match", tag)
                .body(body)
                .post("/v1/stays/" + stay + "/criteria-to-reside")
                .then()
                .statusCode(409)
                .body("current.status", equalTo("ready"));
    }

    @Test
    void refusesWhatCannotBeMeant() {
        admit();
        Api.review(stay, "13", null)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("code"))
                .body("errors[0].reason", containsString("none, 01, 02"));
        Api.review(stay, "none", NOW.plus(Duration.ofHours(2)))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("assessedAt"));
        Api.review(stay, "none", CAME.minusSeconds(60)).then().statusCode(409);
        Api.delay(stay, "XX1", "hub").then().statusCode(400).body("errors[0].reason", containsString("HP1"));
        Api.as(Api.HOSPITAL)
                .body("{\"pathway\":4}")
                .put("/v1/stays/" + stay + "/pathway")
                .then()
                .statusCode(400);
        Api.as(Api.HOSPITAL)
                .body("{\"pathway\":0,\"destination\":\"P3-CARE-HOME\"}")
                .put("/v1/stays/" + stay + "/pathway")
                .then()
                .statusCode(400)
                .body("errors[0].reason", containsString("P0-HOME"));
        Api.review("RXX:nobody", "none", null).then().statusCode(404);
        assertThat(database.one("select count(*) from case_fact")).isEqualTo("0");
    }

    @Test
    void waitsForAStayThatHasNotArrivedYet() throws Exception {
        Thread late = Thread.ofVirtual().start(() -> {
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            AdmissionFeed.send(List.of(AdmissionFeed.admitted(stay, 1, CAME, BED)));
        });
        Api.review(stay, "none", NOW.minusSeconds(60)).then().statusCode(201);
        late.join();
    }

    @Test
    void takesWhatWasSaidAlongIntoTheSurvivorOfAMerge() {
        String survivor = "RXX:survivor-" + stay;
        admit();
        AdmissionFeed.send(List.of(AdmissionFeed.admitted(survivor, 1, CAME, BED)));
        Api.awaitCase(survivor, "in-hospital");
        Api.review(stay, "none", NOW.minus(Duration.ofDays(1))).then().statusCode(201);
        AdmissionFeed.send(List.of(AdmissionFeed.merged(stay, 2, NOW, survivor)));
        Api.awaitCase(survivor, "ready");
        Api.awaitCase(stay, "merged");
        Api.review(stay, "01", null).then().statusCode(409).body("into", equalTo(survivor));
        assertThat(Api.worklist("").getList("items.stay")).containsExactly(survivor);
    }

    @Test
    void showsWhatWasTrueAndWhatWasBelieved() {
        admit();
        Instant ready = NOW.minus(Duration.ofDays(2));
        Instant before = Instant.now();
        Api.review(stay, "none", ready).then().statusCode(201);
        assertThat(Api.discharge(stay, "?asOf=" + ready.minusSeconds(60)).getString("status"))
                .isEqualTo("in-hospital");
        assertThat(Api.discharge(stay, "?asOf=" + ready.plusSeconds(60)).getString("status"))
                .isEqualTo("ready");
        assertThat(Api.discharge(stay, "?knownAt=" + before).getString("status"))
                .isEqualTo("in-hospital");
    }

    @Test
    void showsATrustItsOwnCasesAndOthersNone() {
        admit();
        String other = Tokens.hospital("RYY");
        Api.as(other).get("/v1/discharge-cases/" + stay).then().statusCode(404);
        Api.as(other)
                .get("/v1/discharge-worklist?status=all")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        Api.as(other)
                .body("{\"code\":\"none\"}")
                .post("/v1/stays/" + stay + "/criteria-to-reside")
                .then()
                .statusCode(404);
        for (String token : List.of(Tokens.board(), Tokens.app())) {
            Api.as(token).get("/v1/discharge-worklist").then().statusCode(403);
            Api.as(token).get("/v1/discharge-cases/" + stay).then().statusCode(403);
        }
        Api.as(Tokens.operator())
                .get("/v1/discharge-worklist?status=all")
                .then()
                .body("items.size()", equalTo(1));
        Api.as("nonsense").get("/v1/discharge-worklist").then().statusCode(401);
    }

    @Test
    void hasOneCoordinatorAndKeepsTheHandover() {
        admit();
        Api.review(stay, "none", null).then().statusCode(201);
        for (String name : List.of("Ann", "Bob")) {
            Api.as(Api.HOSPITAL)
                    .body("{\"name\":\"%s\",\"organisation\":\"RXX\"}".formatted(name))
                    .put("/v1/discharge-cases/" + stay + "/coordinator")
                    .then()
                    .statusCode(200);
        }
        assertThat(Api.discharge(stay).getList("coordinators.name")).containsExactly("Ann", "Bob");
        assertThat(Api.worklist("").getString("items[0].coordinator")).isEqualTo("Bob");
        Api.as(Api.HOSPITAL)
                .body("{\"name\":\"Ann\"}")
                .put("/v1/discharge-cases/" + stay + "/coordinator")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("organisation"));
    }

    /** A migration marks what older rules wrote; what is told again where nothing changed keeps the time of its change. */
    @Test
    void tellsAgainWhatOlderRulesWrote() {
        admit();
        String other = "RXX:other-" + stay;
        AdmissionFeed.send(List.of(AdmissionFeed.discharged(other, 1, CAME, NOW, BED)));
        Api.awaitCase(other, "discharged");
        String recorded = database.one("select recorded_at from discharge_case where stay = '" + other + "'");
        String version = "select version from discharge_case where stay = '%s'";
        int before = Integer.parseInt(database.one(version.formatted(stay)));
        database.execute(
                "update discharge_case set to_tell = true",
                "update discharge_case set data = (data::jsonb || '{\"admittedAt\": null}')::text, present_since = null"
                        + " where stay = '" + stay + "'");
        assertThat(Api.worklist("?status=all").getList("items.stay")).contains(stay);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.one("select count(*) from discharge_case where to_tell")
                        .equals("0"));
        assertThat(database.one(version.formatted(stay))).isEqualTo(Integer.toString(before + 1));
        String told = CaseTopic.await("case:" + stay, data -> data.endsWith("\"version\":" + (before + 1) + '}'));
        assertThat(told).doesNotContain("\"admittedAt\":null");
        CaseTopic.await("case:" + other, data -> data.endsWith("\"version\":2}"));
        assertThat(database.one("select recorded_at from discharge_case where stay = '" + other + "'"))
                .isEqualTo(recorded);
    }

    /** What people write in their own words may name anybody; it stays with those who may see the patient. */
    @Test
    void publishesNoWordOfWhatPeopleWrote() {
        admit();
        String canary = "Zzqcanary";
        Api.as(Api.HOSPITAL)
                .body("{\"code\":\"none\",\"assessedBy\":\"%s\"}".formatted(canary))
                .post("/v1/stays/" + stay + "/criteria-to-reside")
                .then()
                .statusCode(201);
        expect("{\"date\":\"%s\",\"reason\":\"%s\"}"
                        .formatted(London.dateOf(NOW).plusDays(3), canary))
                .then()
                .statusCode(200);
        Api.as(Api.HOSPITAL)
                .body("{\"name\":\"%s\",\"organisation\":\"E06\"}".formatted(canary))
                .put("/v1/discharge-cases/" + stay + "/coordinator")
                .then()
                .statusCode(200);
        Api.as(Api.HOSPITAL)
                .body("{\"criteria\":\"%s\"}".formatted(canary))
                .put("/v1/stays/" + stay + "/clinical-criteria")
                .then()
                .statusCode(200);
        Api.delay(stay, "CA1", canary).then().statusCode(201);
        assertThat(Api.worklist("").getString("items[0].waits[0].owner")).isEqualTo(canary);
        assertThat(Api.worklist("").getString("items[0].coordinator")).isEqualTo(canary);
        CaseTopic.await("case:" + stay, data -> data.contains("\"nationalReason\":{\"code\":\"CA1\""));
        assertThat(CaseTopic.all()).noneMatch(record -> record.getValue().contains(canary));
    }

    @Test
    void keepsRedAndGreenDays() {
        admit();
        LocalDate today = London.dateOf(NOW);
        String path = "/v1/stays/" + stay + "/red-green";
        Api.as(Api.HOSPITAL)
                .get(path)
                .then()
                .statusCode(200)
                .body("red", equalTo(10))
                .body("green", equalTo(0));
        String next = Api.as(Api.HOSPITAL)
                .get(path + "?limit=7")
                .then()
                .body("red", equalTo(10))
                .body("items", hasSize(7))
                .extract()
                .path("next");
        Api.as(Api.HOSPITAL)
                .get(path + "?limit=7&cursor=" + next)
                .then()
                .body("items", hasSize(3))
                .body("items[2].date", equalTo(today.toString()))
                .body("next", nullValue());
        Api.as(Api.HOSPITAL)
                .get("/v1/stays/" + stay + "/delays?cursor=" + next)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("cursor"));
        Api.as(Api.HOSPITAL)
                .get(path + "?knownAt=9999-12-31T23:59:59Z")
                .then()
                .statusCode(200)
                .body("red", equalTo(10));
        String green = "{\"colour\":\"green\",\"reason\":\"scan-acted-upon\"";
        Api.as(Api.HOSPITAL)
                .body(green + '}')
                .put(path + "/" + today.minusDays(1))
                .then()
                .statusCode(409)
                .body("type", containsString("day-is-over"));
        Api.as(Api.HOSPITAL)
                .body(green + ",\"markedAt\":\"" + today.minusDays(1) + "T12:00:00Z\"}")
                .put(path + "/" + today.minusDays(1))
                .then()
                .statusCode(200);
        Api.as(Api.HOSPITAL).get(path).then().body("red", equalTo(9)).body("items[8].colour", equalTo("green"));
        Api.as(Api.HOSPITAL)
                .body("{\"colour\":\"red\",\"reason\":\"no scan\",\"markedAt\":\"" + today.minusDays(1)
                        + "T12:30:00Z\"}")
                .put(path + "/" + today.minusDays(1))
                .then()
                .statusCode(409)
                .body("type", containsString("day-is-over"));
        Api.as(Api.HOSPITAL)
                .body(green + ",\"markedAt\":\"" + today.minusDays(3) + "T12:00:00Z\"}")
                .put(path + "/" + today.minusDays(2))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("markedAt"));
        for (LocalDate wrong : List.of(today.plusDays(1), today.minusDays(30))) {
            Api.as(Api.HOSPITAL)
                    .body("{\"colour\":\"green\",\"reason\":\"x\"}")
                    .put(path + "/" + wrong)
                    .then()
                    .statusCode(wrong.isAfter(today) ? 400 : 409);
        }
        Api.as(Api.HOSPITAL)
                .body("{\"colour\":\"blue\",\"reason\":\"x\"}")
                .put(path + "/" + today)
                .then()
                .statusCode(400);
        Api.as(Tokens.hospital("RYY")).get(path).then().statusCode(404);
    }

    @Test
    void forgetsWhatEndedLongAgo() {
        admit();
        String ended = "RXX:ended-" + stay;
        AdmissionFeed.send(List.of(AdmissionFeed.discharged(ended, 1, CAME, NOW, BED)));
        String caredFor = "RXX:cared-for-" + stay;
        AdmissionFeed.send(List.of(AdmissionFeed.discharged(caredFor, 1, CAME, NOW, BED)));
        Api.awaitCase(ended, "discharged");
        Api.awaitCase(caredFor, "discharged");
        addPackage(ended, "ended");
        addPackage(caredFor, "started");
        assertThat(forgetOldCases.forget(Instant.now())).isZero();
        assertThat(forgetOldCases.forget(Instant.now().plus(Duration.ofDays(4000))))
                .isEqualTo(1);
        assertThat(database.rows("select stay from discharge_case")).containsExactlyInAnyOrder(stay, caredFor);
        assertThat(database.rows("select distinct stay from stay_history")).containsExactlyInAnyOrder(stay, caredFor);
        assertThat(database.rows("select stay from package_of_care p join package_offer o on o.package = p.id"
                        + " join package_review r on r.package = p.id where stay like '%" + stay + "'"))
                .containsExactly(caredFor);
        assertThat(database.rows("select stay from care_stay where stay like '%-" + stay + "'"))
                .containsExactly(caredFor);
        database.execute("truncate package_history, package_sight, package_review, package_offer, package_of_care");
    }

    private void addPackage(String of, String status) {
        database.execute(
                "insert into package_of_care (id, stay, asked_for, trust, service, area, status, requested_at, version, recorded_at, data)"
                        + " values (gen_random_uuid(), '" + of + "', '" + of + "', 'RXX', 'reablement', 'LE3 9', '"
                        + status
                        + "', now(), 1, now(), '{}')",
                "insert into package_offer (id, package, place, round, provider, tier, status, sent_at, deadline)"
                        + " select gen_random_uuid(), id, 1, 1, 'ROWAN', 1, 'expired', now(), now() from package_of_care"
                        + " where stay = '" + of + "'",
                "insert into package_review (id, package, care_before, care_after, staff_before, staff_after, reviewed_by,"
                        + " recorded_at) select gen_random_uuid(), id, 60, 30, 60, 30, 'x', now() from package_of_care"
                        + " where stay = '" + of + "'");
    }

    private Response expect(String body) {
        return Api.as(Api.HOSPITAL).body(body).put("/v1/stays/" + stay + "/expected-discharge");
    }
}
