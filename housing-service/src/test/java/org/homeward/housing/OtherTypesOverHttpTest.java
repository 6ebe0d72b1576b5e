package org.homeward.housing;

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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Referrals beside the duty to refer, from the ward to a home that is ready. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OtherTypesOverHttpTest {

    private static final String HOSPITAL = Tokens.hospital("RXX");

    @Inject
    Database database;

    private final UUID test = UUID.randomUUID();
    private final String stay = "RXX:" + test;
    private String authority;

    @BeforeEach
    void someoneIsInHospital() {
        authority = Councils.next();
        AdmissionFeed.admitted(stay);
    }

    @Test
    void aHomeIsMadeReady() {
        String id = raised("home-readiness", "\"needs\":[\"clear\",\"heating\"]");
        assertThat(one(HOSPITAL, id).getString("status")).isEqualTo("awaiting-access");
        assertThat(act(HOSPITAL, id, "order", "").statusCode()).isEqualTo(409);
        takes(id, "let-in", "{\"access\":\"family\"}", "accessible");
        takes(id, "order", "", "ordered");
        takes(id, "complete", "", "completed");
        JsonPath over = one(HOSPITAL, id);
        assertThat(over.getBoolean("open")).isFalse();
        assertThat(over.getList("state.needs", String.class)).containsExactly("clear", "heating");
        assertThat(over.getList("history.what", String.class))
                .containsExactly("raised", "access-given", "ordered", "completed");
    }

    @Test
    void aTenantsRailWaitsForTheLandlord() {
        String id = raised("adaptation-minor", "\"works\":[\"grab-rail\"],\"tenure\":\"private-tenant\"");
        Response dear = act(HOSPITAL, id, "assess", "{\"estimate\":1000.01}");
        assertThat(dear.statusCode()).isEqualTo(422);
        assertThat(dear.contentType()).startsWith("application/problem+json");
        assertThat(dear.jsonPath().getString("errors[0].field")).isEqualTo("estimate");
        takes(id, "assess", "{\"estimate\":120}", "awaiting-landlord");
        takes(id, "landlord-agrees", "", "assessed");
        assertThat(one(HOSPITAL, id).getString("state.assessment.estimate")).isEqualTo("120.0");
        takes(id, "order", "", "ordered");
        takes(id, "complete", "", "completed");
    }

    @Test
    void aGrantIsAppliedForDecidedByTheAuthorityAndOrderedThen() {
        String id = raised(
                "adaptation-dfg",
                "\"purposes\":[\"toilet\"],\"tenure\":\"owner\",\"authority\":\"%s\"".formatted(authority));
        String council = Tokens.authority(authority);
        takes(id, "assess", "{\"estimate\":31000}", "assessed");
        assertThat(as(council).get("/v1/referrals/" + id).statusCode()).isEqualTo(404);
        assertThat(act(HOSPITAL, id, "order", "").statusCode())
                .as("not before it is approved")
                .isEqualTo(409);
        takes(
                id,
                "apply",
                "{\"on\":\"2026-01-31\",\"route\":\"mandatory\",\"amount\":31000,\"reference\":\"DFG-7\"}",
                "applied");
        JsonPath applied = one(council, id);
        assertThat(applied.getString("state.application.decisionBy")).isEqualTo("2026-07-31");
        assertThat(applied.getString("dueAt")).isEqualTo("2026-07-31T22:59:59.999999Z");
        Response dear = act(council, id, "decide", "{\"decision\":\"approved\",\"amount\":30000.01}");
        assertThat(dear.statusCode()).isEqualTo(422);
        assertThat(dear.jsonPath().getString("errors[0].field")).isEqualTo("amount");
        for (String wrong : List.of(
                "{\"decision\":\"approved\"}",
                "{\"decision\":\"refused\"}",
                "{\"decision\":\"refused\",\"reason\":\"means\",\"amount\":1}",
                "{\"decision\":\"approved\",\"amount\":1,\"on\":\"2999-01-01\"}")) {
            assertThat(act(council, id, "decide", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        Response approved = act(
                council,
                id,
                "decide",
                "{\"decision\":\"approved\",\"amount\":30000,\"topUp\":1000,\"on\":\"2026-03-01\"}");
        assertThat(approved.jsonPath().getString("status"))
                .as(approved.asString())
                .isEqualTo("approved");
        assertThat(one(HOSPITAL, id).getString("state.approval.worksBy")).isEqualTo("2027-03-01");
        takes(id, "order", "", "ordered");
        takes(id, "complete", "", "completed");
        assertThat(one(HOSPITAL, id).getList("history.what", String.class))
                .containsExactly("raised", "assessed", "applied", "approved", "ordered", "completed");
    }

    @Test
    void equipmentIsDueWhenItWasPromisedAndNeverAfterThePersonLeaves() {
        String id = raised("equipment", "\"items\":[\"hoist\"],\"training\":true,\"neededBy\":\"2999-06-04\"");
        assertThat(one(HOSPITAL, id).getString("dueAt")).isEqualTo("2999-06-04T22:59:59.999999Z");
        Response undated = act(HOSPITAL, id, "order", "");
        assertThat(undated.statusCode()).isEqualTo(422);
        assertThat(undated.jsonPath().getString("errors[0].field")).isEqualTo("deliverBy");
        takes(id, "order", "{\"deliverBy\":\"2999-06-02\"}", "ordered");
        assertThat(one(HOSPITAL, id).getString("dueAt")).isEqualTo("2999-06-02T22:59:59.999999Z");
        AdmissionFeed.expected(stay, 3, "{\"date\":\"2999-06-01\",\"proposed\":false}");
        await().until(() -> "2999-05-31T23:00:00Z".equals(one(HOSPITAL, id).getString("dueAt")));
        takes(id, "deliver", "", "awaiting-training");
        assertThat(act(HOSPITAL, id, "complete", "").jsonPath().getString("current.status"))
                .isEqualTo("awaiting-training");
        takes(id, "train", "", "delivered");
        takes(id, "complete", "", "completed");
        assertThat(one(HOSPITAL, id).getString("dueAt")).isNull();
    }

    @Test
    void anAuthoritySeesARehousingOnceItIsRegistered() {
        String id = raised(
                "rehousing",
                "\"reason\":\"unsafe\",\"features\":[\"ground-floor\"],\"authority\":\"%s\"".formatted(authority));
        String council = Tokens.authority(authority);
        assertThat(as(council).get("/v1/referrals/" + id).statusCode()).isEqualTo(404);
        takes(id, "register", "{\"reference\":\"H-1\"}", "registered");
        assertThat(one(council, id).getString("state.reference")).isEqualTo("H-1");
        assertThat(as(council).get("/v1/referrals/" + id).asString())
                .as("the authority learns neither stay nor patient")
                .doesNotContain(stay, AdmissionFeed.patient(stay));
        String home = "{\"answerBy\":\"2999-06-03T12:00:00Z\",\"availableFrom\":\"2999-06-09\"}";
        assertThat(act(council, id, "offer", home).statusCode()).isEqualTo(200);
        assertThat(one(HOSPITAL, id).getString("dueAt")).isEqualTo("2999-06-03T12:00:00Z");
        takes(id, "decline", "", "registered");
        assertThat(act(council, id, "offer", home).statusCode()).isEqualTo(200);
        takes(id, "accept", "", "agreed");
        takes(id, "complete", "", "completed");
        assertThat(listed(council, "?status=completed&type=rehousing")).containsExactly(id);
        assertThat(as(Tokens.authority("E09000001")).get("/v1/referrals/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void followsTheDateOfTheStayThatItIsPartOfNow() {
        String survivor = stay + "-goes-on";
        AdmissionFeed.expected(stay, 2, "{\"date\":\"2999-06-20\",\"proposed\":false}");
        String id = raised("home-readiness", "\"needs\":[\"keys\"],\"access\":\"landlord\"");
        String job = as(HOSPITAL)
                .body("{\"referral\":\"%s\",\"kind\":\"keys\",\"supplier\":\"S-1\"}".formatted(id))
                .post("/v1/jobs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        awaitExpected(id, job, "2999-06-20");
        AdmissionFeed.admitted(survivor);
        AdmissionFeed.expected(survivor, 2, "{\"date\":\"2999-06-09\",\"proposed\":false}");
        AdmissionFeed.merged(stay, 2, survivor);
        awaitExpected(id, job, "2999-06-09");
        for (String list : List.of("/v1/referrals?stay=", "/v1/jobs?stay=")) {
            assertThat(as(HOSPITAL).get(list + survivor).jsonPath().getList("items.id", String.class))
                    .as("made for a part")
                    .containsExactly(list.startsWith("/v1/jobs") ? job : id);
        }
        AdmissionFeed.expected(survivor, 3, "{\"date\":\"2999-06-11\",\"proposed\":false}");
        awaitExpected(id, job, "2999-06-11");
        AdmissionFeed.merged(stay, 3, null);
        awaitExpected(id, job, "2999-06-20");
    }

    private static void awaitExpected(String referral, String job, String day) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(one(HOSPITAL, referral).getString("expectedDischarge")).isEqualTo(day);
            assertThat(as(HOSPITAL).get("/v1/jobs/" + job).jsonPath().getString("expectedDischarge"))
                    .isEqualTo(day);
        });
    }

    @Test
    void namesTheSchemesThatAnswerForIt() {
        String scheme = "home-first-" + test;
        Response raised = as(HOSPITAL)
                .body(body(
                        "rehousing",
                        "\"reason\":\"unsafe\",\"authority\":\"%s\",\"scheme\":\"%s\"".formatted(authority, scheme)))
                .post("/v1/referrals");
        assertThat(raised.statusCode()).isEqualTo(201);
        assertThat(raised.jsonPath().getList("schemes", String.class)).containsExactly(scheme);
        String id = raised.jsonPath().getString("id");
        assertThat(one(HOSPITAL, id).getList("schemes", String.class)).containsExactly(scheme);
        assertThat(as(HOSPITAL)
                        .body("{\"referral\":\"%s\"}".formatted(id))
                        .post("/v1/schemes/another-" + test + "/referrals")
                        .statusCode())
                .isEqualTo(201);
        assertThat(as(HOSPITAL).get("/v1/referrals?stay=" + stay).jsonPath().getList("items[0].schemes", String.class))
                .containsExactly("another-" + test, scheme);
        takes(id, "register", "", "registered");
        assertThat(one(Tokens.authority(authority), id).getList("schemes")).isNull();
        refused("{\"type\":\"housing-advice\",\"stay\":\"%s\",\"topics\":[\"benefits\"],\"scheme\":7}", "scheme");
    }

    @Test
    void adviceIsClosedWithAReason() {
        String id = raised("housing-advice", "\"topics\":[\"rent-arrears\"]");
        takes(id, "appoint", "{\"at\":\"2999-06-03T12:00:00+01:00\"}", "appointed");
        assertThat(one(HOSPITAL, id).getString("dueAt")).isEqualTo("2999-06-03T11:00:00Z");
        assertThat(act(HOSPITAL, id, "close", "{\"outcome\":\"housed\"}").statusCode())
                .isEqualTo(422);
        assertThat(act(HOSPITAL, id, "close", "").jsonPath().getString("errors[0].field"))
                .isEqualTo("outcome");
        takes(id, "close", "{\"outcome\":\"declined\"}", "closed");
        String told = ReferralTopic.await("referral:" + id, data -> data.contains("\"open\":false"));
        assertThat(told)
                .contains("\"type\":\"housing-advice\"", "\"status\":\"closed\"", "\"outcome\":\"declined\"")
                .contains("\"person\":\"" + AdmissionFeed.patient(stay) + '"');
    }

    @Test
    void namesTheFieldThatIsMissingUnknownOrWrong() {
        refused("{\"stay\":\"%s\"}", "type");
        refused("{\"type\":\"adaptation\",\"stay\":\"%s\"}", "type");
        refused("{\"type\":7,\"stay\":\"%s\"}", "type");
        refused("{\"type\":\"home-readiness\",\"stay\":\"%s\"}", "needs");
        refused("{\"type\":\"home-readiness\",\"stay\":\"%s\",\"needs\":[]}", "needs");
        refused("{\"type\":\"home-readiness\",\"stay\":\"%s\",\"needs\":[\"gold\"]}", "needs");
        refused("{\"type\":\"home-readiness\",\"stay\":\"%s\",\"needs\":[\"keys\"],\"access\":\"cat\"}", "access");
        refused("{\"type\":\"home-readiness\",\"stay\":\"%s\",\"needs\":[\"keys\"],\"tenure\":\"owner\"}", "tenure");
        refused("{\"type\":\"home-readiness\",\"needs\":[\"keys\"]}", "stay");
        refused("{\"type\":\"adaptation-minor\",\"stay\":\"%s\",\"works\":[\"ramp\"]}", "tenure");
        refused("{\"type\":\"adaptation-minor\",\"stay\":\"%s\",\"tenure\":\"owner\"}", "works");
        refused(
                "{\"type\":\"adaptation-dfg\",\"stay\":\"%s\",\"purposes\":[\"toilet\"],\"tenure\":\"owner\"}",
                "authority");
        refused("{\"type\":\"equipment\",\"stay\":\"%s\",\"items\":[\"hoist\"]}", "training");
        refused("{\"type\":\"equipment\",\"stay\":\"%s\",\"training\":false}", "items");
        refused("{\"type\":\"rehousing\",\"stay\":\"%s\",\"reason\":\"unsafe\"}", "authority");
        Response elsewhere = as(HOSPITAL)
                .body(body("rehousing", "\"authority\":\"RXX\",\"reason\":\"unsafe\""))
                .post("/v1/referrals");
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(elsewhere.jsonPath().getList("errors.field", String.class)).containsExactly("authority");
        refused("{\"type\":\"housing-advice\",\"stay\":\"%s\"}", "topics");
        assertThat(listed(HOSPITAL, "?status=all&stay=" + stay)).isEmpty();
        String id = raised("home-readiness", "\"needs\":[\"keys\"]");
        assertThat(act(HOSPITAL, id, "let-in", "{}").jsonPath().getString("errors[0].field"))
                .isEqualTo("access");
        assertThat(act(HOSPITAL, id, "complete", "{\"outcome\":\"other\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void isRaisedByTheTrustAloneAndWithdrawnWhenThePersonSaysSo() {
        String body = body("housing-advice", "\"topics\":[\"benefits\"]");
        assertThat(as(Tokens.hospital("RYY")).body(body).post("/v1/referrals").statusCode())
                .isEqualTo(404);
        assertThat(as(Tokens.authority(authority))
                        .body(body)
                        .post("/v1/referrals")
                        .statusCode())
                .isEqualTo(404);
        String id = raised("housing-advice", "\"topics\":[\"benefits\"]");
        assertThat(act(Tokens.hospital("RYY"), id, "withdraw", "").statusCode()).isEqualTo(404);
        Response stale = as(HOSPITAL).header("If-Match", "\"7\"").post("/v1/referrals/" + id + "/withdraw");
        assertThat(stale.statusCode()).isEqualTo(409);
        takes(id, "withdraw", "", "withdrawn");
        assertThat(database.rows("select * from referral_contact where referral = '" + id + "'"))
                .isEmpty();
    }

    @Test
    void isListedByTypeAndStatus() {
        String advice = raised("housing-advice", "\"topics\":[\"benefits\"]");
        String keys = raised("home-readiness", "\"needs\":[\"keys\"],\"access\":\"landlord\"");
        assertThat(listed(HOSPITAL, "?stay=" + stay)).containsExactlyInAnyOrder(advice, keys);
        assertThat(listed(HOSPITAL, "?type=home-readiness&stay=" + stay)).containsExactly(keys);
        assertThat(listed(HOSPITAL, "?status=requested&stay=" + stay)).containsExactly(advice);
        for (String wrong : List.of("type=adaptation", "status=ready")) {
            assertThat(as(HOSPITAL).get("/v1/referrals?" + wrong).statusCode()).isEqualTo(400);
        }
    }

    private void refused(String body, String field) {
        Response answer = as(HOSPITAL).body(body.formatted(stay)).post("/v1/referrals");
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors.field", String.class))
                .as(body)
                .containsExactly(field);
    }

    private String raised(String type, String rest) {
        return as(HOSPITAL)
                .body(body(type, rest))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String body(String type, String rest) {
        return "{\"type\":\"%s\",\"stay\":\"%s\",%s}".formatted(type, stay, rest);
    }

    private static void takes(String id, String action, String body, String status) {
        Response answer = act(HOSPITAL, id, action, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("status")).isEqualTo(status);
    }

    private static Response act(String token, String id, String action, String body) {
        RequestSpecification request = as(token);
        return (body.isEmpty() ? request : request.body(body)).post("/v1/referrals/" + id + '/' + action);
    }

    private static List<String> listed(String token, String query) {
        return as(token).get("/v1/referrals" + query).jsonPath().getList("items.id", String.class);
    }

    private static JsonPath one(String token, String id) {
        return as(token)
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
