package org.homeward.housing.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.housing.AdmissionFeed;
import org.homeward.housing.Database;
import org.homeward.housing.ForgetOldReferrals;
import org.homeward.housing.ReferralTopic;
import org.homeward.housing.Servers;
import org.homeward.housing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work for a referral, from the order to a home that is ready. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class JobsOverHttpTest {

    private static final String HOSPITAL = Tokens.hospital("RXX");

    @Inject
    Database database;

    @Inject
    ForgetOldReferrals forgetting;

    private final UUID test = UUID.randomUUID();
    private final String stay = "RXX:" + test;
    private final String supplier = "S-" + test;

    @BeforeEach
    void someoneIsInHospital() {
        AdmissionFeed.admitted(stay);
    }

    @Test
    void isOrderedScheduledAndDoneByItsSupplier() {
        String id = ordered(home(), "heating", "\"due\":\"2999-06-04\",\"cost\":350");
        JsonPath listed = as(Tokens.authority(supplier)).get("/v1/jobs").jsonPath();
        assertThat(listed.getList("items.id", String.class)).containsExactly(id);
        assertThat(listed.getString("items[0].stay"))
                .as("a supplier learns no stay")
                .isNull();
        assertThat(listed.getString("items[0].dueAt")).isEqualTo("2999-06-04T22:59:59.999999Z");
        takes(Tokens.authority(supplier), id, "schedule", "{\"on\":\"2999-06-03\"}", "scheduled");
        takes(Tokens.authority(supplier), id, "done", "{\"cost\":412.50}", "done");
        JsonPath job = one(HOSPITAL, id);
        assertThat(job.getString("stay")).isEqualTo(stay);
        assertThat(job.getString("cost")).isEqualTo("412.5");
        assertThat(job.getString("agreedCost")).isEqualTo("350.0");
        assertThat(job.getList("history.what", String.class)).containsExactly("ordered", "scheduled", "done");
        assertThat(job.getList("history.by", String.class))
                .containsExactly("hospital-RXX", "provider-" + supplier, "provider-" + supplier);
        String told = ReferralTopic.await("job:" + id, data -> data.contains("\"status\":\"done\""));
        assertThat(told).contains("\"supplier\":\"" + supplier + '"', "\"cost\":412.5", "\"version\":3}");
    }

    @Test
    void aReferralShowsWhetherItsJobsAreDoneAndIsCompletedByAPerson() {
        String home = home();
        String clean = ordered(home, "clean", "");
        String keys = ordered(home, "keys", "");
        takes(HOSPITAL, clean, "fail", "{\"reason\":\"no access\"}", "failed");
        takes(HOSPITAL, keys, "done", "", "done");
        JsonPath waiting = referral(home);
        assertThat(waiting.getMap("jobs")).isEqualTo(Map.of("failed", 1, "done", 1));
        assertThat(waiting.getBoolean("allJobsDone")).isFalse();
        String again = ordered(home, "clean", "");
        takes(HOSPITAL, again, "done", "", "done");
        assertThat(referral(home).getBoolean("allJobsDone")).isTrue();
        assertThat(referral(home).getString("status")).as("no job completes it").isEqualTo("accessible");
        assertThat(as(HOSPITAL).get("/v1/referrals?stay=" + stay).jsonPath().getBoolean("items[0].allJobsDone"))
                .isTrue();
        as(HOSPITAL).post("/v1/referrals/" + home + "/complete").then().statusCode(200);
        Response late = order(home, "clean", "");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("current.status")).isEqualTo("completed");
    }

    @Test
    void nobodyComesInVainForAReferralThatCameToNothing() {
        String home = home();
        String keys = ordered(home, "keys", "");
        String clean = ordered(home, "clean", "");
        String elsewhere = ordered(home(), "clean", "");
        takes(HOSPITAL, keys, "done", "", "done");
        as(HOSPITAL).post("/v1/referrals/" + home + "/withdraw").then().statusCode(200);
        JsonPath called = one(Tokens.authority(supplier), clean);
        assertThat(called.getString("status")).isEqualTo("cancelled");
        assertThat(called.getString("reason")).isEqualTo("referral-withdrawn");
        assertThat(one(HOSPITAL, keys).getString("status")).isEqualTo("done");
        assertThat(one(HOSPITAL, elsewhere).getString("status")).isEqualTo("ordered");
        ReferralTopic.await("job:" + clean, data -> data.contains("\"status\":\"cancelled\""));
    }

    @Test
    void whatIsStillToBeDoneForACompleteReferralStaysOrdered() {
        String home = home();
        String clean = ordered(home, "clean", "");
        as(HOSPITAL).post("/v1/referrals/" + home + "/complete").then().statusCode(200);
        assertThat(one(HOSPITAL, clean).getString("status")).isEqualTo("ordered");
    }

    @Test
    void noWorkIsOrderedBeforeAnybodyLetsPeopleIn() {
        String shut = raised("\"type\":\"home-readiness\",\"needs\":[\"clean\"]");
        assertThat(order(shut, "clean", "").statusCode()).isEqualTo(409);
        String advice = raised("\"type\":\"housing-advice\",\"topics\":[\"benefits\"]");
        assertThat(order(advice, "clean", "").statusCode()).isEqualTo(409);
        assertThat(order(UUID.randomUUID().toString(), "clean", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLocksmithIsOrderedForAHomeThatNobodyCanOpen() {
        String shut = raised("\"type\":\"home-readiness\",\"needs\":[\"keys\",\"clean\"]");
        assertThat(order(shut, "clean", "").statusCode()).isEqualTo(409);
        assertThat(order(shut, "keys", "").statusCode()).isEqualTo(201);
        String notForKeys = raised("\"type\":\"home-readiness\",\"needs\":[\"clean\"]");
        assertThat(order(notForKeys, "keys", "").statusCode()).isEqualTo(409);
    }

    @Test
    void isDueWhenThePersonIsExpectedToLeave() {
        String id = ordered(home(), "damp", "");
        assertThat(one(HOSPITAL, id).getString("dueAt")).isNull();
        AdmissionFeed.expected(stay, 3, "{\"date\":\"2026-06-09\",\"proposed\":false}");
        await().until(() -> "2026-06-08T23:00:00Z".equals(one(HOSPITAL, id).getString("dueAt")));
        assertThat(one(HOSPITAL, id).getBoolean("overdue")).isTrue();
        assertThat(listed(HOSPITAL, "?due=2026-06-09&stay=" + stay)).containsExactly(id);
        assertThat(listed(HOSPITAL, "?due=2026-06-07&stay=" + stay)).isEmpty();
        ReferralTopic.await("job:" + id, data -> data.contains("\"expectedDischarge\":\"2026-06-09\""));
        takes(HOSPITAL, id, "done", "", "done");
        assertThat(one(HOSPITAL, id).getString("dueAt")).isNull();
    }

    @Test
    void answersAWrongStepWithTheJobThatStands() {
        String id = ordered(home(), "clean", "");
        Response stale = as(HOSPITAL).header("If-Match", "\"7\"").post("/v1/jobs/" + id + "/done");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(as(HOSPITAL).get("/v1/jobs/" + id).getHeader("ETag")).isEqualTo("\"1\"");
        takes(HOSPITAL, id, "cancel", "", "cancelled");
        Response refused = act(HOSPITAL, id, "done", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("current.status")).isEqualTo("cancelled");
    }

    @Test
    void isSeenByItsTrustAndItsSupplierAlone() {
        String id = ordered(home(), "clean", "");
        for (String other : List.of(Tokens.hospital("RYY"), Tokens.authority("S-" + UUID.randomUUID()))) {
            assertThat(as(other).get("/v1/jobs/" + id).statusCode()).isEqualTo(404);
            assertThat(act(other, id, "done", "").statusCode()).isEqualTo(404);
            assertThat(listed(other, "?supplier=" + supplier)).isEmpty();
        }
        assertThat(act(Tokens.authority(supplier), id, "cancel", "").statusCode())
                .isEqualTo(403);
        assertThat(listed(Tokens.authority(supplier), "?stay=" + stay)).isEmpty();
        assertThat(as(Tokens.board()).get("/v1/jobs").statusCode()).isEqualTo(403);
        assertThat(given().get("/v1/jobs").statusCode()).isEqualTo(401);
        Response foreign =
                as(Tokens.authority(supplier)).body(body(home(), "clean", "")).post("/v1/jobs");
        assertThat(foreign.statusCode()).isEqualTo(404);
    }

    @Test
    void namesTheFieldThatIsMissingUnknownOrWrong() {
        String home = home();
        refused("{\"kind\":\"clean\",\"supplier\":\"S\"}", "referral");
        refused("{\"referral\":\"none\",\"kind\":\"clean\",\"supplier\":\"S\"}", "referral");
        refused(body(home, "gold", ""), "kind");
        refused("{\"referral\":\"%s\",\"kind\":\"clean\"}".formatted(home), "supplier");
        refused("{\"referral\":\"%s\",\"kind\":\"clean\",\"supplier\":\"not a code\"}".formatted(home), "supplier");
        refused(body(home, "clean", "\"due\":\"soon\""), "due");
        refused(body(home, "clean", "\"cost\":-1"), "cost");
        refused(body(home, "clean", "\"cost\":1.005"), "cost");
        refused(body(home, "clean", "\"cost\":1e20"), "cost");
        refused(body(home, "clean", "\"price\":1"), "price");
        String id = ordered(home, "clean", "");
        assertThat(field(act(HOSPITAL, id, "schedule", "{}"))).isEqualTo("on");
        assertThat(field(act(HOSPITAL, id, "fail", "{}"))).isEqualTo("reason");
        assertThat(field(act(HOSPITAL, id, "done", "{\"on\":\"2999-01-01\"}"))).isEqualTo("on");
        assertThat(as(HOSPITAL).get("/v1/jobs?status=late").statusCode()).isEqualTo(400);
    }

    @Test
    void isListedInPagesByWhatIsDue() {
        String home = home();
        List<String> all = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            all.add(ordered(home, "repair", "\"due\":\"2999-06-0%d\"".formatted(day)));
        }
        List<String> paged = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = as(HOSPITAL)
                    .get("/v1/jobs?limit=2&referral=" + home + (next == null ? "" : "&cursor=" + next))
                    .jsonPath();
            paged.addAll(page.getList("items.id", String.class));
            next = page.getString("next");
        } while (next != null);
        assertThat(paged).containsExactlyElementsOf(all);
        takes(HOSPITAL, all.getFirst(), "done", "", "done");
        assertThat(listed(HOSPITAL, "?supplier=" + supplier)).hasSize(4);
        assertThat(listed(HOSPITAL, "?supplier=" + supplier + "&status=done")).containsExactly(all.getFirst());
        assertThat(listed(HOSPITAL, "?supplier=" + supplier + "&status=all")).hasSize(5);
    }

    @Test
    void theSameKeyOrdersOnce() {
        String body = body(home(), "clean", "");
        for (int i = 0; i < 3; i++) {
            as(HOSPITAL)
                    .header("Idempotency-Key", stay)
                    .body(body)
                    .post("/v1/jobs")
                    .then()
                    .statusCode(201);
        }
        assertThat(listed(HOSPITAL, "?stay=" + stay)).hasSize(1);
    }

    @Test
    void isForgottenWithItsReferral() {
        String home = home();
        String id = ordered(home, "clean", "");
        as(HOSPITAL).post("/v1/referrals/" + home + "/complete").then().statusCode(200);
        forgetting.forget(Instant.now().plus(Duration.ofDays(3000)));
        assertThat(database.one("select count(*) from job where id = '" + id + "'"))
                .isEqualTo("0");
    }

    private void refused(String body, String field) {
        Response answer = as(HOSPITAL).body(body).post("/v1/jobs");
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(field(answer)).as(body).isEqualTo(field);
    }

    private static String field(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        return answer.jsonPath().getString("errors[0].field");
    }

    private String home() {
        return raised("\"type\":\"home-readiness\",\"needs\":[\"clean\",\"keys\"],\"access\":\"landlord\"");
    }

    private String raised(String members) {
        return as(HOSPITAL)
                .body("{\"stay\":\"%s\",%s}".formatted(stay, members))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String ordered(String referral, String kind, String rest) {
        return order(referral, kind, rest).then().statusCode(201).extract().path("id");
    }

    private Response order(String referral, String kind, String rest) {
        return as(HOSPITAL).body(body(referral, kind, rest)).post("/v1/jobs");
    }

    private String body(String referral, String kind, String rest) {
        return "{\"referral\":\"%s\",\"kind\":\"%s\",\"supplier\":\"%s\"%s}"
                .formatted(referral, kind, supplier, rest.isEmpty() ? "" : "," + rest);
    }

    private static void takes(String token, String id, String action, String body, String status) {
        Response answer = act(token, id, action, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("status")).isEqualTo(status);
    }

    private static Response act(String token, String id, String action, String body) {
        RequestSpecification request = as(token);
        return (body.isEmpty() ? request : request.body(body)).post("/v1/jobs/" + id + '/' + action);
    }

    private static List<String> listed(String token, String query) {
        return as(token).get("/v1/jobs" + query).jsonPath().getList("items.id", String.class);
    }

    private static JsonPath one(String token, String id) {
        return as(token).get("/v1/jobs/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath referral(String id) {
        return as(HOSPITAL)
                .get("/v1/referrals/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
