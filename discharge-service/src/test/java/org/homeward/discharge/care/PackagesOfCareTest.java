package org.homeward.discharge.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.homeward.discharge.Servers;
import org.homeward.kit.time.Times;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a need to visits at home and back, as brokers, providers and hospitals see it. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PackagesOfCareTest {

    private static final Instant MORNING = Instant.parse("2026-06-03T08:00:00Z");

    @Inject
    Database database;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void goesFromTierToTierAndHomeAndPausesForTheNextStay() {
        providers("ROWAN:1", "ELDER:2");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        Response requested = Api.request("RXX:1");
        requested
                .then()
                .statusCode(201)
                .body("status", equalTo("offered"))
                .body("offers.provider", contains("ROWAN"))
                .body("staffHoursPerWeek", equalTo(7));
        String id = requested.path("id");
        String late = Api.offer(id, "ROWAN");
        letTheDeadlinePass();
        String offer = Api.offer(id, "ELDER");
        Api.accept("ROWAN", late).then().statusCode(409).body("type", containsString("offer-expired"));
        Api.accept("ELDER", offer).then().statusCode(200).body("package", equalTo(id));
        Feeds.stay("RXX:1", "ann", 2, "discharged", MORNING);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select presence from care_stay").equals("GONE"));
        assertThat(Api.of(id).getString("status")).isEqualTo("accepted");
        Api.change(id, "start", "{}").then().statusCode(200).body("status", equalTo("started"));
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now().plusSeconds(1));
        Api.awaitStatus(id, "paused");
        assertThat(Api.of(id).getList("commitments.paused")).containsExactly(true);
        Feeds.stay("RXX:2", "ann", 2, "discharged", Instant.now());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.of(id).getList("alarms.code").contains("restart-asked"));
        assertThat(Api.tasks("")).containsExactly("restart-asked");
        Feeds.stay("RXX:2", "ann", 3, "admitted", Instant.now());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.of(id).getList("alarms").isEmpty());
        assertThat(Api.tasks("")).isEmpty();
        Api.change(id, "restart", "{}").then().statusCode(409).body("type", containsString("person-in-hospital"));
        Feeds.stay("RXX:2", "ann", 4, "discharged", Instant.now());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.of(id).getList("alarms.code").contains("restart-asked"));
        Api.as(Tokens.provider("ELDER"))
                .body("{}")
                .post("/v1/packages-of-care/" + id + "/restart")
                .then()
                .statusCode(200)
                .body("status", equalTo("started"))
                .body("offers.provider", contains("ELDER"));
    }

    @Test
    void takesAFirstVisitThatIsToldAfterThePersonHasComeBack() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        Feeds.stay("RXX:1", "ann", 2, "discharged", MORNING);
        Instant again = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Feeds.stay("RXX:2", "ann", 1, "admitted", again);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.of(id).getList("alarms.code").contains("readmitted-before-start"));
        Api.change(id, "start", "{}").then().statusCode(409).body("type", containsString("person-in-hospital"));
        String visit = Api.of(id).getString("acceptedAt");
        Api.change(id, "start", "{\"startedAt\":\"" + visit + "\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("paused"))
                .body("commitments.paused", contains(true));
        assertThat(Instant.parse(Api.of(id).getString("pausedAt"))).isEqualTo(again);
        assertThat(Api.tasks("")).isEmpty();
    }

    @Test
    void withdrawsWhenCriteriaAreMetAgainAndAsksWhoHadAcceptedFirstAndAlone() {
        providers("ROWAN:1", "ELDER:2");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        Feeds.stay("RXX:2", "bob", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        letTheDeadlinePass();
        Api.accept("ELDER", Api.offer(id, "ELDER")).then().statusCode(200);
        Api.review("RXX:1", "none").then().statusCode(201);
        Api.review("RXX:1", "02").then().statusCode(201);
        assertThat(Api.of(id).getString("status")).isEqualTo("withdrawn");
        assertThat(Api.of(id).getString("endReason")).isEqualTo("criteria-met-again");
        assertThat(Api.of(id).getList("commitments.endedAt")).doesNotContainNull();
        Api.request("RXX:1").then().statusCode(409).body("reason", equalTo("criteria-met-again"));
        Api.review("RXX:1", "none").then().statusCode(201);
        assertThat(Api.of(id).getString("status")).isEqualTo("withdrawn");
        assertThat(Api.of(id).getList("alarms.code")).containsExactly("need-returned");
        String other = Api.requested("RXX:2");
        Api.change(other, "end", "{\"reason\":\"declined-by-person\"}").then().statusCode(200);
        JsonPath withdrawn = Api.get("/v1/packages-of-care?status=withdrawn");
        assertThat(withdrawn.getList("items.find { it.id == '%s' }.alarms.code".formatted(id)))
                .containsExactly("need-returned");
        assertThat(withdrawn.getList("items.find { it.id == '%s' }.alarms".formatted(other)))
                .isEmpty();
        assertThat(Api.tasks("")).containsExactly("need-returned");
        Api.review("RXX:1", "none").then().statusCode(201);
        Api.review("RXX:1", "02").then().statusCode(201);
        assertThat(Api.tasks("")).isEmpty();
        Api.review("RXX:1", "none").then().statusCode(201);
        assertThat(Api.tasks("")).containsExactly("need-returned");
        Api.request("RXX:1")
                .then()
                .statusCode(201)
                .body("offers.provider", contains("ELDER"))
                .body("previousProvider", equalTo("ELDER"));
        assertThat(Api.of(id).getList("alarms")).isEmpty();
        assertThat(Api.tasks("")).isEmpty();
        assertThat(Api.tasks("?status=cleared")).containsExactly("need-returned", "need-returned");
    }

    @Test
    void suggestsWaitsFromItsStateAndLetsAPersonDecide() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        String path = "/v1/stays/RXX:1/delay-suggestions";
        Api.as(Api.HOSPITAL).get(path).then().statusCode(200).body("items", empty());
        Api.review("RXX:1", "none").then().statusCode(201);
        Response suggested = Api.as(Api.HOSPITAL).get(path);
        suggested
                .then()
                .body("items.reason", contains("CA1"))
                .body("items[0].because.id", equalTo(id))
                .body("items[0].rule", equalTo("state-of-care-1"));
        Api.as(Api.HOSPITAL)
                .get("/v1/discharge-worklist?site=RXX01")
                .then()
                .body("items[0].waits.for", contains("package"))
                .body("items[0].waits[0].id", equalTo(id))
                .body("items[0].waits[0].reason", equalTo("CA1"))
                .body("items[0].waits[0].since", notNullValue());
        String first = path + '/' + suggested.path("items[0].id");
        Api.as(Tokens.hospital("RYY")).post(first + "/accept").then().statusCode(404);
        Api.as(Api.HOSPITAL)
                .body("{\"owner\":\"broker Kim\"}")
                .post(first + "/accept")
                .then()
                .statusCode(200)
                .body("delays.reason", contains("CA1"))
                .body("delays.owner", contains("broker Kim"));
        Api.as(Api.HOSPITAL).post(first + "/accept").then().statusCode(404);
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        Response promised = Api.as(Api.HOSPITAL).get("/v1/discharge-worklist?site=RXX01");
        promised.then()
                .body("items[0].waits.for", contains("delay", "package"))
                .body("items[0].waits.reason", contains("CA1", "IF1"))
                .body("items[0].suggestions.action", contains("open", "close"))
                .body("items[0].suggestions.reason", contains("IF1", "CA1"));
        String open = path + '/' + promised.path("items[0].suggestions[0].id");
        Api.as(Api.HOSPITAL).post(open + "/dismiss").then().statusCode(400).body("errors[0].field", equalTo("reason"));
        Api.as(Api.HOSPITAL)
                .body("{\"reason\":\"starts tomorrow anyway\"}")
                .post(open + "/dismiss")
                .then()
                .statusCode(200);
        String close = path + '/' + promised.path("items[0].suggestions[1].id");
        Api.as(Api.HOSPITAL).post(close + "/accept").then().statusCode(200);
        Api.as(Api.HOSPITAL)
                .get("/v1/discharge-cases/RXX:1")
                .then()
                .body("suggestions", empty())
                .body("delays.closedBy", contains("hospital-RXX"));
    }

    @Test
    void isNotChangedByWhoHasSeenAnotherVersionUntilTheyHaveLookedAgain() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        String path = "/v1/packages-of-care/" + id;
        String seen = Api.as(Api.HOSPITAL).get(path).header("ETag");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        String end = "{\"reason\":\"moved-away\"}";
        Api.as(Api.HOSPITAL)
                .header("If-Match", seen)
                .header("Idempotency-Key", "end")
                .body(end)
                .post(path + "/end")
                .then()
                .statusCode(409)
                .body("type", containsString("changed"))
                .body("current.status", equalTo("accepted"));
        String now = Api.as(Api.HOSPITAL).get(path).header("ETag");
        Api.as(Api.HOSPITAL)
                .header("If-Match", now)
                .header("Idempotency-Key", "end")
                .body(end)
                .post(path + "/end")
                .then()
                .statusCode(200)
                .body("status", equalTo("withdrawn"));
    }

    @Test
    void isChangedOnWhatTheAnswerBeforeHasTold() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        Response asked = Api.request("RXX:1");
        String path = "/v1/packages-of-care/" + asked.path("id");
        String told = Api.as(Api.HOSPITAL).get(path).header("ETag");
        assertThat(asked.header("ETag")).isEqualTo(told);
        for (String minutes : List.of("30", "45")) {
            Response reviewed = review(path, told, minutes);
            assertThat(reviewed.statusCode()).isEqualTo(200);
            assertThat(review(path, told, minutes).header("ETag"))
                    .as("the same when it is told again")
                    .isEqualTo(reviewed.header("ETag"))
                    .isNotEqualTo(told);
            told = reviewed.header("ETag");
        }
        assertThat(Api.as(Api.HOSPITAL).get(path).header("ETag")).isEqualTo(told);
    }

    private static Response review(String path, String seen, String minutes) {
        return Api.as(Api.HOSPITAL)
                .header("If-Match", seen)
                .header("Idempotency-Key", "review-" + minutes)
                .body("{\"visits\":[{\"band\":\"morning\",\"minutes\":" + minutes
                        + ",\"carers\":1,\"days\":[\"mon\"]}]}")
                .post(path + "/review");
    }

    @Test
    void letsAProviderReadWhatIsSharedOnceItHasPromised() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        for (String note : List.of("{\"text\":\"ours\"}", "{\"text\":\"for all\",\"sharing\":\"shared\"}")) {
            Api.as(Api.HOSPITAL)
                    .body(note)
                    .post("/v1/stays/RXX:1/notes")
                    .then()
                    .statusCode(201)
                    .body("organisation", equalTo("RXX"));
        }
        String rowan = Tokens.provider("ROWAN");
        Api.as(rowan).get("/v1/stays/RXX:1/notes").then().statusCode(404);
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        Api.as(rowan).get("/v1/stays/RXX:1/notes").then().statusCode(200).body("items.text", contains("for all"));
        Api.as(rowan)
                .body("{\"text\":\"key safe code known\"}")
                .post("/v1/stays/RXX:1/notes")
                .then()
                .statusCode(201)
                .body("organisation", equalTo("ROWAN"));
        Api.as(Api.HOSPITAL).get("/v1/stays/RXX:1/notes").then().body("items.text", contains("ours", "for all"));
        Api.as(Api.HOSPITAL)
                .get("/v1/stays/RXX:1/notes?limit=1")
                .then()
                .body("items.text", contains("ours"))
                .body("next", notNullValue());
        Api.as(Tokens.hospital("RYY")).get("/v1/stays/RXX:1/notes").then().statusCode(404);
        Api.as(Tokens.board()).get("/v1/stays/RXX:1/notes").then().statusCode(403);
    }

    @Test
    void waitsForAProviderWithAnAlarmAndAsksTheFirstThatAppears() {
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        Response requested = Api.request("RXX:1");
        requested
                .then()
                .statusCode(201)
                .body("status", equalTo("requested"))
                .body("offers", empty())
                .body("alarms.code", hasItem("no-provider-known"));
        assertThat(Api.tasks("?stay=RXX:1")).containsExactly("no-provider-known");
        Feeds.provider("LATE", 2);
        Api.offer(requested.path("id"), "LATE");
        assertThat(Api.tasks("")).isEmpty();
    }

    @Test
    void endsInAnAlarmWhenNobodyTakesIt() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.as(Tokens.provider("ROWAN"))
                .body("{\"reason\":\"no capacity in area\"}")
                .post("/v1/offers/" + Api.offer(id, "ROWAN") + "/decline")
                .then()
                .statusCode(200)
                .body("status", equalTo("declined"))
                .body("reason", equalTo("no-capacity-in-area"));
        assertThat(Api.of(id).getString("status")).isEqualTo("unsourced");
        assertThat(Api.of(id).getList("alarms.code")).containsExactly("unsourced");
        assertThat(Api.tasks("?team=care-transfer-hub")).containsExactly("unsourced");
        Api.as(Api.HOSPITAL).get("/v1/packages-of-care?status=unsourced").then().body("items.id", contains(id));
    }

    @Test
    void seeksAnotherProviderWhileTheOneOnNoticeGoesOn() {
        providers("ROWAN:1", "ELDER:2");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        database.goHome("ann");
        Api.change(id, "start", "{}").then().statusCode(200);
        Api.as(Tokens.provider("ROWAN"))
                .body("{\"lastVisitAt\":\"2030-01-01\"}")
                .post("/v1/packages-of-care/" + id + "/hand-back")
                .then()
                .statusCode(200)
                .body("status", equalTo("handback-notice"));
        assertThat(Api.get("/v1/packages-of-care?sourcing=offered").getList("items.id"))
                .containsExactly(id);
        Api.accept("ELDER", Api.offer(id, "ELDER")).then().statusCode(200);
        assertThat(Api.get("/v1/packages-of-care?sourcing=offered").getList("items.id"))
                .isEmpty();
        Api.change(id, "start", "{}").then().statusCode(200).body("provider", equalTo("ELDER"));
        assertThat(Api.of(id).getList("commitments.provider")).containsExactly("ROWAN", "ELDER");
        assertThat(Api.of(id).getString("commitments[0].endedAt")).isNotNull();
    }

    @Test
    void refusesTimesOfVisitsThatCannotBe() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        database.goHome("ann");
        for (String never : List.of("1900-01-01", "2020-01-01T00:00:00Z", "2090-01-01")) {
            Api.change(id, "start", "{\"startedAt\":\"" + never + "\"}")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("startedAt"));
        }
        String today = LocalDate.now(ZoneId.of("Europe/London")).toString();
        Api.change(id, "start", "{\"startedAt\":\"" + today + "\"}").then().statusCode(200);
        Api.change(id, "hand-back", "{\"lastVisitAt\":\"2020-01-01\"}")
                .then()
                .statusCode(400)
                .body("errors.field", contains("lastVisitAt"))
                .body("errors.reason", contains("must not be in the past"));
        Api.change(id, "hand-back", "{\"lastVisitAt\":\"" + today + "\"}")
                .then()
                .statusCode(200);
    }

    /** Only its trust lets a promise end, or says what is needed; a provider that does not come hands it back. */
    @Test
    void letsNoProviderEndWhatItHasPromised() {
        providers("ROWAN:1", "ELDER:2");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        String offer = Api.offer(id, "ROWAN");
        for (String never : List.of("0001-01-01", "9999-12-31T00:00:00Z")) {
            Api.as(Tokens.provider("ROWAN"))
                    .body("{\"startsAt\":\"" + never + "\"}")
                    .post("/v1/offers/" + offer + "/accept")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("startsAt"));
        }
        Api.accept("ROWAN", offer).then().statusCode(200);
        String path = "/v1/packages-of-care/" + id;
        var rowan = Tokens.provider("ROWAN");
        Api.as(rowan)
                .body("{\"reason\":\"staffing\"}")
                .post(path + "/end")
                .then()
                .statusCode(403);
        Api.as(rowan).body("{}").post(path + "/review").then().statusCode(403);
        Api.change(id, "start", "{}")
                .then()
                .statusCode(409)
                .body("type", containsString("person-in-hospital"))
                .body("current.status", equalTo("accepted"));
        Api.as(rowan)
                .body("{\"lastVisitAt\":\"2030-01-01\"}")
                .post(path + "/hand-back")
                .then()
                .statusCode(200)
                .body("status", equalTo("offered"));
        Api.offer(id, "ELDER");
    }

    @Test
    void keepsTheHoursBeforeAndAfterAReview() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        database.goHome("ann");
        Api.change(id, "start", "{}").then().statusCode(200);
        Api.change(id, "review", "{\"visits\":[{\"band\":\"morning\",\"minutes\":30,\"carers\":1,\"days\":[\"mon\"]}]}")
                .then()
                .statusCode(200)
                .body("staffHoursPerWeek", equalTo(0.5f));
        assertThat(Api.of(id).getList("reviews.staffHoursBefore")).containsExactly(7);
        assertThat(Api.of(id).getList("commitments.staffHoursPerWeek")).containsExactly(7, 0.5f);
        Api.change(id, "end", "{\"reason\":\"completed\",\"outcome\":\"no-services-no-identified-needs\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("ended"))
                .body("outcome", equalTo("no-services-no-identified-needs"));
        Api.change(id, "restart", "{}")
                .then()
                .statusCode(409)
                .body("current.status", equalTo("ended"))
                .body("type", containsString("not-in-this-state"));
    }

    @Test
    void showsAProviderItsOwnOffersAndNobodyBehindThem() {
        providers("ROWAN:1", "YEW:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        String offer = Api.offer(id, "ROWAN");
        Response own = Api.as(Tokens.provider("ROWAN")).get("/v1/offers");
        own.then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(offer))
                .body("items[0].area", equalTo("LE3 9"));
        assertThat(own.asString()).doesNotContain("RXX:1", id, "person", "YEW");
        Api.as(Tokens.provider("ROWAN")).get("/v1/offers/" + offer).then().body("status", equalTo("viewed"));
        Api.as(Tokens.provider("YEW")).get("/v1/offers/" + offer).then().statusCode(404);
        Api.accept("YEW", offer).then().statusCode(404);
        Api.as(Tokens.provider("ROWAN"))
                .get("/v1/packages-of-care/" + id)
                .then()
                .statusCode(404);
        Api.as(Tokens.hospital("RYY")).get("/v1/packages-of-care/" + id).then().statusCode(404);
        Api.as(Tokens.board()).get("/v1/packages-of-care").then().statusCode(403);
        Api.accept("ROWAN", offer).then().statusCode(200);
        Response accepted = Api.as(Tokens.provider("ROWAN")).get("/v1/packages-of-care/" + id);
        accepted.then().statusCode(200).body("stay", equalTo("RXX:1"));
        assertThat(accepted.asString()).doesNotContain("YEW");
    }

    @Test
    void endsWhatAProviderSeesWithTheDayOfItsPromise() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        String offer = Api.offer(id, "ROWAN");
        Api.accept("ROWAN", offer).then().statusCode(200);
        Api.change(id, "end", "{\"reason\":\"moved-away\"}").then().statusCode(200);
        String rowan = Tokens.provider("ROWAN");
        String path = "/v1/packages-of-care/" + id;
        Api.as(rowan).get(path).then().statusCode(200).body("endReason", equalTo("moved-away"));
        Api.as(rowan).get("/v1/packages-of-care").then().body("items.id", contains(id));
        Api.as(rowan).get("/v1/stays/RXX:1/notes").then().statusCode(200);
        Api.as(rowan).body("{}").post(path + "/start").then().statusCode(409);
        letTheDayPass();
        Api.as(rowan).get(path).then().statusCode(404);
        Api.as(rowan).get("/v1/packages-of-care").then().body("items", empty());
        Api.as(rowan).get("/v1/stays/RXX:1/notes").then().statusCode(404);
        Api.as(rowan).body("{}").post(path + "/start").then().statusCode(404);
        Response left = Api.as(rowan).get("/v1/offers/" + offer);
        left.then()
                .statusCode(200)
                .body("packageStatus", equalTo("withdrawn"))
                .body("packageEndReason", equalTo("moved-away"))
                .body("packageEndedAt", notNullValue());
        assertThat(left.asString()).doesNotContain("RXX");
        assertThat(Api.of(id).getString("provider")).isEqualTo("ROWAN");
    }

    @Test
    void showsThePackageToWhoTakesItOverAndLetsBothDoWhatIsTheirs() {
        providers("ROWAN:1", "ELDER:2");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        database.goHome("ann");
        Api.change(id, "start", "{}").then().statusCode(200);
        Api.change(id, "hand-back", "{\"lastVisitAt\":\"2030-01-01\"}").then().statusCode(200);
        Api.accept("ELDER", Api.offer(id, "ELDER")).then().statusCode(200);
        String path = "/v1/packages-of-care/" + id;
        String rowan = Tokens.provider("ROWAN");
        String elder = Tokens.provider("ELDER");
        for (String one : List.of("ROWAN", "ELDER")) {
            Response seen = Api.as(Tokens.provider(one)).get(path);
            seen.then().statusCode(200).body("stay", equalTo("RXX:1")).body("status", equalTo("handback-notice"));
            assertThat(seen.asString()).doesNotContain(one.equals("ROWAN") ? "ELDER" : "ROWAN");
            Api.as(Tokens.provider(one)).get("/v1/packages-of-care").then().body("items.id", contains(id));
        }
        String lastVisit = "{\"lastVisitAt\":\"2030-01-01\"}";
        Api.as(rowan)
                .body("{}")
                .post(path + "/start")
                .then()
                .statusCode(403)
                .body("detail", containsString("another provider"));
        Api.as(rowan).body(lastVisit).post(path + "/hand-back").then().statusCode(403);
        Api.as(elder).body("{}").post(path + "/pause").then().statusCode(403);
        for (String both : List.of("/end", "/review")) {
            String body = both.equals("/end") ? "{\"reason\":\"completed\"}" : "{}";
            Api.as(rowan).body(body).post(path + both).then().statusCode(403);
            Api.as(elder).body(body).post(path + both).then().statusCode(403);
        }
        Api.as(elder).body("{}").post(path + "/start").then().statusCode(200).body("provider", equalTo("ELDER"));
        Api.as(rowan).body("{}").post(path + "/pause").then().statusCode(403);
        Api.as(elder).body("{}").post(path + "/pause").then().statusCode(200);
    }

    @Test
    void showsAPackageAsItWasAndAsItWasKnown() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Instant asked = Instant.parse(Api.of(id).getString("recordedAt"));
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        Instant accepted = Instant.parse(Api.of(id).getString("recordedAt"));
        database.goHome("ann");
        Api.change(id, "start", "{\"startedAt\":\"%s\"}".formatted(accepted))
                .then()
                .statusCode(200);
        Api.change(id, "review", "{\"visits\":[{\"band\":\"tea\",\"minutes\":30,\"carers\":1,\"days\":[\"mon\"]}]}")
                .then()
                .statusCode(200);
        String path = "/v1/packages-of-care/" + id;
        var then = Api.get(path + "?asOf=" + asked);
        assertThat(then.getString("status")).isEqualTo("offered");
        assertThat(then.getList("offers.status")).containsExactly("sent");
        assertThat(then.getString("asOf")).isEqualTo(Times.format(asked));
        assertThat(then.getMap("")).doesNotContainKey("version");
        assertThat(Api.get(path + "?asOf=" + accepted).getString("status")).isEqualTo("started");
        assertThat(Api.get(path + "?asOf=" + accepted + "&knownAt=" + accepted).getString("status"))
                .isEqualTo("accepted");
        assertThat(Api.get(path + "?knownAt=" + accepted).getList("reviews")).isEmpty();
        assertThat(Api.get(path + "?asOf=" + Instant.now()).getList("reviews")).hasSize(1);
        Api.as(Api.HOSPITAL).get(path + "?asOf=" + asked.minusSeconds(1)).then().statusCode(404);
        Api.as(Api.HOSPITAL).get(path + "?asOf=noon").then().statusCode(400);
        Api.as(Tokens.hospital("RYY")).get(path + "?asOf=" + asked).then().statusCode(404);
    }

    @Test
    void answersTheSameCommandOnce() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String offer = Api.offer(Api.requested("RXX:1"), "ROWAN");
        String body = "{\"startsAt\":\"%s\"}".formatted(Instant.now().plusSeconds(3600));
        List<String> answers = List.of(acceptOnce(offer, body, 200), acceptOnce(offer, body, 200));
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        acceptOnce(offer, "{\"startsAt\":\"%s\"}".formatted(Instant.now().plusSeconds(7200)), 422);
        Api.accept("ROWAN", offer)
                .then()
                .statusCode(409)
                .body("type", containsString("offer-accepted"))
                .body("current.status", equalTo("accepted"));
    }

    @Test
    void namesWhatIsWrongAndWhatItMayBe() {
        refused("{}", "stay", "is needed");
        refused("{\"stay\":\"RXX:1\",\"service\":\"x\"}", "service", "reablement, bridging");
        refused("{\"stay\":\"RXX:1\",\"service\":\"bridging\",\"area\":\"here\"}", "area", "LE3 9");
        refused(
                "{\"stay\":\"RXX:1\",\"service\":\"bridging\",\"area\":\"LE3 9\",\"visits\":[{\"band\":\"dawn\"}]}",
                "visits[0].band",
                "morning, lunch");
        Api.as(Api.HOSPITAL)
                .get("/v1/packages-of-care?status=lost")
                .then()
                .statusCode(400)
                .body("errors[0].reason", containsString("unsourced"));
        Api.request("RXX:404").then().statusCode(404);
        Api.change("not-an-id", "start", "{}").then().statusCode(404);
        Api.as(Tokens.board()).body("{}").post("/v1/packages-of-care").then().statusCode(403);
    }

    @Test
    void pausesAgainWhenADischargeIsCancelledAndFollowsAMerge() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        Feeds.stay("RXX:1", "ann", 2, "discharged", MORNING);
        Api.change(id, "start", "{}").then().statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select presence from care_stay").equals("GONE"));
        Feeds.stay("RXX:1", "ann", 3, "admitted", MORNING);
        Api.awaitStatus(id, "paused");
        Feeds.stay("RXX:9", "ann", 1, "admitted", MORNING);
        Feeds.stay("RXX:1", "ann", 4, "merged", MORNING, false, "RXX:9");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "RXX:9".equals(Api.of(id).getString("stay")));
        Feeds.stay("RXX:9", "ann", 2, "discharged", MORNING, true, null);
        Api.awaitStatus(id, "ended");
        assertThat(Api.of(id).getString("endReason")).isEqualTo("died");
    }

    @Test
    void tellsTheWholeStateOnItsTopic() {
        providers("ROWAN:1");
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        PackageTopic.await("package:" + id, "homeward.package-of-care.accepted.v1")
                .body("status", equalTo("accepted"))
                .body("provider", equalTo("ROWAN"))
                .body("commitments[0].staffHoursPerWeek", equalTo(7))
                .body("commitments[0].endedAt", nullValue())
                .body("recordedAt", notNullValue());
    }

    private void providers(String... idsAndTiers) {
        for (String one : idsAndTiers) {
            String[] parts = one.split(":");
            Feeds.provider(parts[0], Integer.parseInt(parts[1]));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.one("select count(*) from care_provider").equals("" + idsAndTiers.length));
    }

    private void letTheDeadlinePass() {
        database.execute(Clock.OVER.toArray(new String[0]));
    }

    /** Two days later, for whoever has seen a package. */
    private void letTheDayPass() {
        database.execute("update package_sight set until_at = until_at - interval '2 days'", """
                update package_of_care set data = jsonb_set(data::jsonb, '{commitments,0,endedAt}',
                    to_jsonb('2026-01-01T00:00:00Z'::text))::text""");
    }

    private static String acceptOnce(String offer, String body, int status) {
        return Api.as(Tokens.provider("ROWAN"))
                .header("Idempotency-Key", "k1")
                .body(body)
                .post("/v1/offers/" + offer + "/accept")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    private static void refused(String body, String field, String reason) {
        Api.as(Api.HOSPITAL)
                .body(body)
                .post("/v1/packages-of-care")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].reason", containsString(reason));
    }
}
