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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeward.housing.referral.domain.Days;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The duty to refer from the ward to the authority and back. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DutyToReferOverHttpTest {

    private static final String HOSPITAL = Tokens.hospital("RXX");

    @Inject
    Database database;

    @Inject
    ForgetOldReferrals forgetting;

    private final UUID test = UUID.randomUUID();
    private final String stay = "RXX:" + test;
    private final String name = "Zebedee " + test.toString().substring(0, 8) + " Canary";
    private String authority;

    @BeforeEach
    void chooseAnAuthorityOfThisTestAlone() {
        authority = Councils.next();
        AdmissionFeed.admitted(stay);
    }

    @Test
    void namesExactlyWhichOfTheThreeIsMissing() {
        List<String> fields = List.of("consent.toRefer", "authority", "consent.toShareContact");
        for (int missing = 0; missing < 8; missing++) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                if ((missing & 1 << i) != 0) {
                    expected.add(fields.get(i));
                }
            }
            Response answer =
                    raise(body((missing & 1) == 0, (missing & 2) == 0 ? authority : "W06000015", (missing & 4) == 0));
            assertThat(answer.statusCode()).as("%s", expected).isEqualTo(expected.isEmpty() ? 201 : 422);
            if (!expected.isEmpty()) {
                assertThat(answer.jsonPath().getList("errors.field", String.class))
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(answer.contentType()).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void goesFromTheWardToTheAuthorityAndBack() {
        String id = raised();
        JsonPath listed = as(Tokens.authority(authority)).get("/v1/referrals").jsonPath();
        assertThat(listed.getList("items.id", String.class)).containsExactly(id);
        assertThat(listed.getString("items[0].status")).isEqualTo("sent");
        assertThat(listed.getString("items[0].name")).isNull();
        JsonPath one = one(Tokens.authority(authority), id);
        assertThat(one.getString("name")).isEqualTo(name);
        assertThat(one.getString("contact.phone")).isEqualTo("07700 900123");

        Response receipted = act(Tokens.authority(authority), id, "receipt", "{\"reference\":\"H-1\"}");
        assertThat(status(receipted)).isEqualTo("receipted");
        assertThat(status(act(Tokens.authority(authority), id, "accept", ""))).isEqualTo("accepted");
        assertThat(status(act(Tokens.authority(authority), id, "close", "{\"outcome\":\"housed\"}")))
                .isEqualTo("closed");
        assertThat(one(HOSPITAL, id).getList("history.what", String.class))
                .containsExactly("drafted", "consent-given", "sent", "receipted", "accepted", "closed");
    }

    @Test
    void anAuthorityLearnsNeitherStayNorPatient() {
        String id = raised();
        String council = Tokens.authority(authority);
        String patient = AdmissionFeed.patient(stay);
        List<Response> told = List.of(
                as(council).get("/v1/referrals"),
                as(council).get("/v1/referrals/" + id),
                act(council, id, "accept", ""),
                act(council, id, "receipt", ""));
        assertThat(told)
                .allSatisfy(answer -> assertThat(answer.asString())
                        .contains(id)
                        .doesNotContain(stay)
                        .doesNotContain(patient));
        assertThat(as(council).get("/v1/referrals?stay=" + stay).jsonPath().getList("items"))
                .isEmpty();
        assertThat(one(HOSPITAL, id).getString("stay")).isEqualTo(stay);
        assertThat(one(HOSPITAL, id).getString("person")).isEqualTo(patient);
    }

    @Test
    void aReferenceIsTheNumberOfACaseAndNoWordAboutAPerson() {
        String id = raised();
        for (String words : List.of("Zoe Canary, ring her sister", "Canary", "", "7".repeat(41))) {
            Response refused = act(Tokens.authority(authority), id, "receipt", "{\"reference\":\"" + words + "\"}");
            assertThat(refused.statusCode()).as(words).isEqualTo(400);
            assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo("reference");
        }
        Response receipted = act(HOSPITAL, id, "receipt", "{\"reference\":\" HLP/2026-00123.4 \"}");
        assertThat(receipted.jsonPath().getString("state.reference")).isEqualTo("HLP/2026-00123.4");
    }

    @Test
    void answersAWrongStepWithTheStateThatStands() {
        String id = raised();
        Response refused = act(Tokens.authority(authority), id, "accept", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("current.status")).isEqualTo("sent");
    }

    @Test
    void isSentToAHousingAuthorityAlone() {
        for (String nobody : List.of("RXX", "ZZZ", "E08999999", "E10000016")) {
            Response answer = raise(body(true, nobody, true));
            assertThat(answer.statusCode()).as(nobody).isEqualTo(422);
            assertThat(answer.jsonPath().getList("errors.field", String.class)).containsExactly("authority");
            assertThat(answer.jsonPath().getString("errors[0].reason"))
                    .contains("GSS code", "homeward.authorities.more");
        }
    }

    @Test
    void anAuthorityIsTheSameUnderEachOfItsCodes() {
        String id =
                raise(body(true, "509", true)).then().statusCode(201).extract().path("id");
        assertThat(one(HOSPITAL, id).getString("authority")).isEqualTo("E06000016");
        assertThat(listed("?authority=509&stay=" + stay)).containsExactly(id);
        for (String code : List.of("509", "E06000016")) {
            assertThat(as(Tokens.authority(code))
                            .get("/v1/referrals?limit=1000")
                            .jsonPath()
                            .getList("items.id", String.class))
                    .as(code)
                    .contains(id);
            assertThat(one(Tokens.authority(code), id).getString("name")).isEqualTo(name);
        }
        assertThat(raise(body(true, "E06000016", true)).statusCode())
                .as("refers to the same authority")
                .isEqualTo(409);
        assertThat(status(act(Tokens.authority("509"), id, "receipt", ""))).isEqualTo("receipted");
    }

    @Test
    void aDraftWaitsForConsent() {
        String id = as(HOSPITAL)
                .body("{\"type\":\"duty-to-refer\",\"stay\":\"%s\",\"status\":\"draft\"}".formatted(stay))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(as(Tokens.authority(authority)).get("/v1/referrals/" + id).statusCode())
                .isEqualTo(404);
        String consent =
                body(true, authority, true).replace("\"type\":\"duty-to-refer\",\"stay\":\"%s\",".formatted(stay), "");
        assertThat(act(HOSPITAL, id, "consent", consent.replace("\"toRefer\":true", "\"toRefer\":false"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(status(act(HOSPITAL, id, "consent", consent))).isEqualTo("sent");
        assertThat(one(Tokens.authority(authority), id).getString("name")).isEqualTo(name);
    }

    @Test
    void withdrawalErasesWhoThePersonIs() {
        String id = as(HOSPITAL)
                .header("Idempotency-Key", "withdrawn-" + stay)
                .body(body(true, authority, true))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(status(act(HOSPITAL, id, "withdraw", ""))).isEqualTo("withdrawn");
        assertThat(one(HOSPITAL, id).getString("name")).isNull();
        assertThat(one(HOSPITAL, id).getString("state.consent.givenAt"))
                .as("that there was consent, when and how, is no word about the person")
                .isEqualTo("2026-06-03T10:00:00Z");
        assertThat(one(HOSPITAL, id).getString("state.consent.how")).isEqualTo("spoken");
        assertThat(one(Tokens.authority(authority), id).getString("contact")).isNull();
        assertThat(database.rows("select * from referral_contact where referral = '" + id + "'"))
                .isEmpty();
        assertThat(nowhereElse()).isEmpty();
        String told = ReferralTopic.await("referral:" + id, data -> data.contains("\"status\":\"withdrawn\""));
        assertThat(told).contains("\"person\":\"" + AdmissionFeed.patient(stay) + '"');
        assertThat(ReferralTopic.all()).noneMatch(record -> record.getValue().contains(name));
    }

    @Test
    void whoeverWithdrawsConsentAfterItIsClosedIsForgottenToo() {
        String id = raised();
        act(HOSPITAL, id, "receipt", "{\"reference\":\"H-1\"}");
        act(HOSPITAL, id, "accept", "");
        act(HOSPITAL, id, "close", "{\"outcome\":\"housed\"}");
        String closedAt = one(HOSPITAL, id).getString("since");
        JsonPath withdrawn = act(HOSPITAL, id, "withdraw", "").jsonPath();
        assertThat(withdrawn.getString("status")).isEqualTo("closed");
        assertThat(withdrawn.getString("since")).isEqualTo(closedAt);
        assertThat(withdrawn.getString("state.outcome")).isEqualTo("housed");
        assertThat(withdrawn.getString("state.reference")).isEqualTo("H-1");
        assertThat(withdrawn.getBoolean("state.consentWithdrawn")).isTrue();
        assertThat(one(HOSPITAL, id).getString("name")).isNull();
        assertThat(one(Tokens.authority(authority), id).getString("contact")).isNull();
        assertThat(one(HOSPITAL, id).getList("history.what", String.class)).endsWith("closed", "consent-withdrawn");
        assertThat(nowhereElse()).isEmpty();
        assertThat(ReferralTopic.await("referral:" + id, data -> data.contains("\"consentWithdrawn\":true")))
                .doesNotContain(name);
        assertThat(act(HOSPITAL, id, "withdraw", "").statusCode()).isEqualTo(409);
    }

    @Test
    void forgetsWhoThePersonWasLongAfterTheReferralIsOver() {
        String id = raised();
        act(HOSPITAL, id, "receipt", "");
        act(HOSPITAL, id, "complete", "");
        act(HOSPITAL, id, "close", "");
        forgetting.forget(Instant.now().plus(Duration.ofDays(170)));
        assertThat(one(HOSPITAL, id).getString("name")).as("not for long").isEqualTo(name);
        forgetting.forget(Instant.now().plus(Duration.ofDays(181)));
        assertThat(one(HOSPITAL, id).getString("name")).isNull();
        assertThat(one(HOSPITAL, id).getString("status")).isEqualTo("closed");
    }

    @Test
    void forgetsWhoThePersonWasLongAfterTheLastThatIsHeardOfOneThatNobodyCloses() {
        String id = raised();
        act(HOSPITAL, id, "receipt", "");
        database.execute("update stay set recorded_at = now() + interval '100 days' where id = '" + stay + "'");
        forgetting.forget(Instant.now().plus(Duration.ofDays(181)));
        assertThat(one(HOSPITAL, id).getString("name")).as("the stay goes on").isEqualTo(name);
        String survivor = stay + "-goes-on";
        AdmissionFeed.merged(stay, 2, survivor);
        AdmissionFeed.admitted(survivor);
        await().until(() -> raise(body(true, authority, true)).asString().contains("/stay-merged"));
        await().until(() -> !database.rows("select 1 from stay where id = '" + survivor + "'")
                .isEmpty());
        database.execute("update stay set recorded_at = now() + interval '200 days' where id = '" + survivor + "'");
        forgetting.forget(Instant.now().plus(Duration.ofDays(300)));
        assertThat(one(HOSPITAL, id).getString("name"))
                .as("so does the one that it is part of")
                .isEqualTo(name);
        forgetting.forget(Instant.now().plus(Duration.ofDays(379)));
        assertThat(one(HOSPITAL, id).getString("name")).as("not for long").isEqualTo(name);
        forgetting.forget(Instant.now().plus(Duration.ofDays(381)));
        assertThat(one(HOSPITAL, id).getString("name")).isNull();
        assertThat(one(HOSPITAL, id).getString("status")).isEqualTo("receipted");
        forgetting.forget(Instant.now().plus(Duration.ofDays(3124)));
        assertThat(as(HOSPITAL).get("/v1/referrals/" + id).statusCode())
                .as("nor the referral for ever")
                .isEqualTo(404);
    }

    @Test
    void isSeenByItsTrustAndItsAuthorityAlone() {
        String id = raised();
        for (String other : List.of(Tokens.hospital("RYY"), Tokens.authority("E08000001"))) {
            assertThat(as(other).get("/v1/referrals/" + id).statusCode()).isEqualTo(404);
            assertThat(act(other, id, "withdraw", "").statusCode()).isEqualTo(404);
            assertThat(as(other).get("/v1/referrals?stay=" + stay).jsonPath().getList("items"))
                    .isEmpty();
        }
        assertThat(as(Tokens.board()).get("/v1/referrals").statusCode()).isEqualTo(403);
        assertThat(given().get("/v1/referrals").statusCode()).isEqualTo(401);
        assertThat(one(Tokens.operator(), id).getString("name")).isEqualTo(name);
    }

    @Test
    void anUnknownStayIsAnswered404() {
        assertThat(raise(body(true, authority, true).replace(stay, "RXX:nobody"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSameKeyRaisesOneReferral() {
        String first = null;
        for (int i = 0; i < 3; i++) {
            String id = as(HOSPITAL)
                    .header("Idempotency-Key", stay)
                    .body(body(true, authority, true))
                    .post("/v1/referrals")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            assertThat(first == null || first.equals(id)).isTrue();
            first = id;
        }
        assertThat(listed("?stay=" + stay)).hasSize(1);
    }

    @Test
    void anAuthorityHasOneOpenDutyOfAStay() throws Exception {
        List<Response> both =
                atOnce(() -> raise(body(true, authority, true)), () -> raise(body(true, authority, true)));
        assertThat(both.stream().map(Response::statusCode)).containsExactlyInAnyOrder(201, 409);
        String first = listed("?stay=" + stay).getFirst();
        Response refused =
                both.stream().filter(one -> one.statusCode() == 409).findFirst().orElseThrow();
        assertThat(refused.jsonPath().getString("current.id")).isEqualTo(first);
        assertThat(refused.jsonPath().getString("type")).endsWith("/already-referred");
        assertThat(listed("?status=all&stay=" + stay))
                .as("no draft is left of it")
                .containsExactly(first);
    }

    @Test
    void anAuthorityHasOneOpenDutyAlsoOfStaysThatAreOne() {
        String survivor = stay + "-goes-on";
        String first = raised();
        AdmissionFeed.merged(stay, 2, survivor);
        AdmissionFeed.admitted(survivor);
        await().until(() -> raise(body(true, authority, true)).asString().contains("/stay-merged"));
        String draft = as(HOSPITAL)
                .body("{\"type\":\"duty-to-refer\",\"stay\":\"%s\",\"status\":\"draft\"}".formatted(survivor))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String consent =
                body(true, authority, true).replace("\"type\":\"duty-to-refer\",\"stay\":\"%s\",".formatted(stay), "");
        Response refused = act(HOSPITAL, draft, "consent", consent);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("current.id")).isEqualTo(first);
        assertThat(status(act(HOSPITAL, draft, "consent", consent.replace(authority, "E06000002"))))
                .as("another authority may be chosen")
                .isEqualTo("sent");
        act(HOSPITAL, first, "withdraw", "");
        assertThat(raisedFor(survivor)).isNotEqualTo(first);
    }

    @Test
    void isListedInPagesByWhatIsDue() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(raisedFor(stay + i));
        }
        List<String> paged = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = as(Tokens.authority(authority))
                    .get("/v1/referrals?limit=2" + (next == null ? "" : "&cursor=" + next))
                    .jsonPath();
            paged.addAll(page.getList("items.id", String.class));
            next = page.getString("next");
        } while (next != null);
        assertThat(paged).containsExactlyElementsOf(all);
        assertThat(listed("?authority=" + authority + "&status=sent")).hasSize(5);
        assertThat(listed("?authority=" + authority + "&status=accepted")).isEmpty();
        assertThat(listed("?authority=" + authority + "&due=2020-01-01")).isEmpty();
        assertThat(listed("?authority=" + authority + "&due=2999-01-01")).hasSize(5);
    }

    @Test
    void isDueWhenThePersonIsExpectedToLeave() {
        String day = "{\"date\":\"%s\",\"proposed\":%s}";
        String id = raised();
        act(HOSPITAL, id, "receipt", "");
        assertThat(one(HOSPITAL, id).getString("dueAt")).isNull();
        AdmissionFeed.expected(stay, 3, day.formatted("2026-06-09", false) + ',' + day.formatted("2026-06-20", true));
        await().until(() -> "2026-06-09".equals(one(HOSPITAL, id).getString("expectedDischarge")));
        assertThat(one(HOSPITAL, id).getString("dueAt")).isEqualTo("2026-06-08T23:00:00Z");
        assertThat(one(HOSPITAL, id).getBoolean("overdue")).isTrue();
        assertThat(one(HOSPITAL, id).getList("clocks.of", String.class)).containsExactly("discharge");
        assertThat(one(HOSPITAL, id).getBoolean("dischargeNear")).isFalse();
        assertThat(listed("?authority=" + authority + "&due=2026-06-09")).containsExactly(id);
        AdmissionFeed.expected(stay, 2, day.formatted("2026-06-01", false));
        AdmissionFeed.expected(stay, 4, day.formatted("2999-06-01", false));
        await().until(() -> "2999-06-01".equals(one(HOSPITAL, id).getString("expectedDischarge")));
        assertThat(one(HOSPITAL, id).getList("history.what", String.class))
                .containsSubsequence("receipted", "discharge-expected", "discharge-expected");
        act(HOSPITAL, id, "withdraw", "");
        assertThat(as(HOSPITAL).get("/v1/referrals/" + raised()).jsonPath().getString("expectedDischarge"))
                .as("one that is raised later knows it too")
                .isEqualTo("2999-06-01");
    }

    @Test
    void saysWhichClockIsOverdueAndThatTheDischargeIsNear() {
        String id = raised();
        String tomorrow = Days.of(Instant.now()).plusDays(1).toString();
        AdmissionFeed.expected(stay, 3, "{\"date\":\"%s\",\"proposed\":false}".formatted(tomorrow));
        await().until(() -> tomorrow.equals(one(HOSPITAL, id).getString("expectedDischarge")));
        JsonPath near = one(HOSPITAL, id);
        assertThat(near.getBoolean("dischargeNear")).isTrue();
        assertThat(near.getBoolean("overdue")).isFalse();
        assertThat(near.getList("clocks.of", String.class)).containsExactlyInAnyOrder("receipt", "discharge");
        database.execute("update referral set data = replace(data, '" + near.getString("since")
                + "', '2026-06-01T10:00:00Z') where id = '" + id + "'");
        JsonPath late = one(HOSPITAL, id);
        assertThat(late.getBoolean("overdue")).isTrue();
        assertThat(late.getList("clocks.findAll { it.overdue }.of", String.class))
                .containsExactly("receipt");
    }

    private List<String> listed(String query) {
        return as(HOSPITAL).get("/v1/referrals" + query).jsonPath().getList("items.id", String.class);
    }

    private List<String> nowhereElse() {
        List<String> found = new ArrayList<>();
        for (String table : database.rows("select tablename from pg_tables where schemaname = 'public'")) {
            found.addAll(
                    database.rows("select '" + table + "' from " + table + " t where t::text like '%" + name + "%'"));
        }
        return found;
    }

    private String raised() {
        return raise(body(true, authority, true))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String raisedFor(String other) {
        AdmissionFeed.admitted(other);
        return raise(body(true, authority, true).replace(stay, other))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @SafeVarargs
    private static List<Response> atOnce(Callable<Response>... calls) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : callers.invokeAll(List.of(calls))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private Response raise(String body) {
        return as(HOSPITAL).body(body).post("/v1/referrals");
    }

    private Response act(String token, String id, String action, String body) {
        RequestSpecification request = as(token);
        return (body.isEmpty() ? request : request.body(body)).post("/v1/referrals/" + id + '/' + action);
    }

    private static String status(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("status");
    }

    private static JsonPath one(String token, String id) {
        return as(token)
                .get("/v1/referrals/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String body(boolean toRefer, String to, boolean toShareContact) {
        return """
                {"type":"duty-to-refer","stay":"%s","name":"%s","contact":{"phone":"07700 900123"},\
                "reason":"no fixed abode","authority":"%s",\
                "consent":{"toRefer":%s,"toShareContact":%s,"givenAt":"2026-06-03T10:00:00Z","how":"spoken"}}""".formatted(stay, name, to, toRefer, toShareContact);
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
