package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of the worklist, its pages, and cases that many want at once. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class WorklistTest {

    private static final int CASES = 12;
    private static final Instant CAME = Instant.now().minus(Duration.ofDays(40));

    @Inject
    Database database;

    @BeforeEach
    void begin() {
        database.forgetEverything();
        List<Event> admissions = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            admissions.add(AdmissionFeed.admitted(stay(i), 1, CAME.plus(Duration.ofDays(i)), "RXX01/W1/-/" + i));
        }
        AdmissionFeed.send(admissions);
        for (int i = 0; i < CASES; i++) {
            Api.awaitCase(stay(i), "in-hospital");
            Api.review(stay(i), "none", Instant.now().minus(Duration.ofDays(1 + i / 2)))
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void pagesThroughEverybodyOnceByWait() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = Api.worklist("?limit=5" + cursor);
            seen.addAll(page.getList("items.stay"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        assertThat(seen).hasSize(CASES).doesNotHaveDuplicates();
        List<Long> days = Api.worklist("").getList("items.delayDays", Long.class);
        assertThat(days).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void filtersByLengthOfStayAndReadyDay() {
        assertThat(Api.worklist("?lengthOfStay=21").getList("items")).hasSize(CASES);
        assertThat(Api.worklist("?readySince=" + Instant.now().minus(Duration.ofDays(5)))
                        .getList("items"))
                .hasSizeBetween(2, 4);
        Api.as(Api.HOSPITAL).get("/v1/discharge-worklist?lengthOfStay=8").then().statusCode(400);
        Api.as(Api.HOSPITAL).get("/v1/discharge-worklist?trust=RYY").then().statusCode(404);
        Api.as(Api.HOSPITAL).get("/v1/discharge-worklist?reason=CA01").then().statusCode(400);
    }

    @Test
    void takesAnotherWorklistUnderAUsedKeyForAnotherCommand() {
        pull("?lengthOfStay=7").then().statusCode(200);
        pull("?lengthOfStay=7").then().statusCode(200);
        pull("?lengthOfStay=14").then().statusCode(422);
    }

    private static Response pull(String query) {
        return Api.as(Api.HOSPITAL)
                .header("Idempotency-Key", "my-next")
                .post("/v1/discharge-worklist/claim-next" + query);
    }

    @Test
    void listsForWhomNobodyHasSetAnExpectedDateInTime() {
        AdmissionFeed.send(List.of(AdmissionFeed.admitted("RXX:new", 1, Instant.now(), "RXX01/W1/-/99")));
        Api.awaitCase("RXX:new", "in-hospital");
        Api.as(Api.HOSPITAL)
                .body("{\"date\":\"2999-01-01\",\"reason\":\"clinical\"}")
                .put("/v1/stays/" + stay(0) + "/expected-discharge")
                .then()
                .statusCode(200);
        List<String> missing = Api.worklist("?status=all&expectedDate=missing").getList("items.stay", String.class);
        assertThat(missing).hasSize(CASES - 1).doesNotContain(stay(0), "RXX:new");
        database.execute("update discharge_case set date_missing_from = null", Migrations.casesToLookAt());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.worklist("?status=all&expectedDate=missing")
                        .getList("items.stay", String.class)
                        .equals(missing));
        Api.as(Api.HOSPITAL)
                .get("/v1/discharge-worklist?expectedDate=set")
                .then()
                .statusCode(400);
    }

    /** A week in the hospital, of which the first day in the emergency department. */
    @Test
    void countsNoNightBeforeTheAdmission() {
        ZonedDateTime noon = ZonedDateTime.now(ZoneId.of("Europe/London"))
                .truncatedTo(ChronoUnit.DAYS)
                .plusHours(12);
        String movements = AdmissionFeed.movement("A04", noon.minusDays(7).toInstant(), "RXX01/ED/-/-", "registered")
                + ','
                + AdmissionFeed.movement("A01", noon.minusDays(6).toInstant(), "RXX01/W9/-/1", "admitted");
        AdmissionFeed.send(List.of(AdmissionFeed.stay("RXX:ed", 1, Instant.now(), "admitted", movements, "")));
        Api.awaitCase("RXX:ed", "in-hospital");
        Api.review("RXX:ed", "none", Instant.now()).then().statusCode(201);
        assertThat(Api.worklist("?ward=W9").getList("items.lengthOfStay")).containsExactly(6);
        assertThat(Api.worklist("?ward=W9&lengthOfStay=7").getList("items")).isEmpty();
        assertThat(Api.discharge("RXX:ed").getInt("lengthOfStay")).isEqualTo(6);
    }

    @Test
    void givesEachCaseToOneOfManyWhoPull() throws Exception {
        List<Callable<String>> pulls = new ArrayList<>();
        for (int i = 0; i < 2 * CASES; i++) {
            String token = Tokens.named("RXX", "nurse-" + i);
            pulls.add(() -> {
                var answer = Api.as(token).post("/v1/discharge-worklist/claim-next");
                return answer.statusCode() == 200 ? answer.jsonPath().getString("stay") : null;
            });
        }
        List<String> claimed = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(12)) {
            for (Future<String> pull : workers.invokeAll(pulls)) {
                if (pull.get() != null) {
                    claimed.add(pull.get());
                }
            }
        }
        assertThat(claimed).hasSize(CASES).doesNotHaveDuplicates();
        assertThat(Api.worklist("?claimed=false").getList("items")).isEmpty();
    }

    @Test
    void tellsTheSecondWhoHasItUntilItIsGivenBack() {
        String first = Tokens.named("RXX", "first");
        String second = Tokens.named("RXX", "second");
        String path = "/v1/discharge-worklist/" + stay(0);
        Api.as(first).post(path + "/claim").then().statusCode(200).body("claimedBy", equalTo("first"));
        Api.as(first).post(path + "/claim").then().statusCode(200);
        Api.as(second).post(path + "/claim").then().statusCode(409).body("claimedBy.who", equalTo("first"));
        Api.as(second).post(path + "/release").then().statusCode(409);
        assertThat(Api.worklist("?owner=first").getList("items.stay")).containsExactly(stay(0));
        Api.as(first).post(path + "/release").then().statusCode(200);
        Api.as(second).post(path + "/claim").then().statusCode(200);
        Api.as(Tokens.hospital("RYY")).post(path + "/claim").then().statusCode(404);
    }

    @Test
    void freesACaseWithTheDischargeAndLetsItBeTakenOver() {
        String first = Tokens.named("RXX", "first");
        String second = Tokens.named("RXX", "second");
        String path = "/v1/discharge-worklist/" + stay(0);
        Api.as(first).post(path + "/claim").then().statusCode(200);
        Api.as(second).body("{}").post(path + "/take-over").then().statusCode(400);
        Api.as(second)
                .body("{\"from\":\"third\"}")
                .post(path + "/take-over")
                .then()
                .statusCode(409)
                .body("claimedBy.who", equalTo("first"));
        Api.as(second)
                .body("{\"from\":\"first\"}")
                .post(path + "/take-over")
                .then()
                .statusCode(200)
                .body("claimedBy", equalTo("second"));
        Api.as(first).post(path + "/release").then().statusCode(409);

        Instant went = Instant.now().minusSeconds(60);
        AdmissionFeed.send(List.of(AdmissionFeed.discharged(stay(0), 2, CAME, went, "RXX01/W1/-/0")));
        Api.awaitCase(stay(0), "discharged");
        AdmissionFeed.send(List.of(AdmissionFeed.admitted(stay(0), 3, CAME, "RXX01/W1/-/0")));
        Api.awaitCase(stay(0), "ready");
        assertThat(Api.discharge(stay(0)).getString("claimedBy")).isNull();
        assertThat(Api.worklist("?claimed=false").getList("items.stay")).contains(stay(0));
    }

    /** A discharge and a readmission that come in one poll: nobody sees the case closed between them. */
    @Test
    void doesNotKeepAClaimForAnotherPresenceInHospital() {
        Api.as(Tokens.named("RXX", "first"))
                .post("/v1/discharge-worklist/" + stay(0) + "/claim")
                .then()
                .statusCode(200);
        Instant went = Instant.now();
        String movements = AdmissionFeed.movement("A01", CAME, "RXX01/W1/-/0", "admitted")
                + ','
                + AdmissionFeed.movement("A03", went, null, "discharged")
                + ','
                + AdmissionFeed.movement("A01", went.plusSeconds(1), "RXX01/W1/-/0", "admitted");
        AdmissionFeed.send(List.of(AdmissionFeed.stay(stay(0), 2, went, "admitted", movements, "")));
        Api.awaitCase(stay(0), "in-hospital");
        assertThat(Api.discharge(stay(0)).getString("claimedBy")).isNull();
    }

    private static String stay(int i) {
        return "RXX:list-" + i;
    }
}
