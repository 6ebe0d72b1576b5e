package org.homeward.discharge.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import org.homeward.discharge.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One assessment serves several organisations: whoever gives the care accepts it, or reports it back. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AnsweredAssessmentsTest {

    private static final String PATH = "/v1/stays/RXX:1/assessments";
    private static final String ROWAN = Tokens.provider("ROWAN");
    private static final String ELDER = Tokens.provider("ELDER");

    @Inject
    Database database;

    private String offer = "";
    private String assessment = "";

    @BeforeEach
    void somebodyIsAssessedAndCareIsSought() {
        database.forgetEverything();
        Feeds.provider("ROWAN", 1);
        Feeds.provider("ELDER", 1);
        Feeds.stay("RXX:1", "ann", 1, "admitted", Instant.parse("2026-06-03T08:00:00Z"));
        offer = Api.offer(Api.requested("RXX:1"), "ROWAN");
        assessment = assessed("OT");
    }

    @Test
    void isReadAndAcceptedByWhoeverHasPromisedCareAndNobodyElse() {
        Api.as(ROWAN).get(PATH).then().statusCode(404);
        accept(ROWAN).then().statusCode(404);
        Api.accept("ROWAN", offer).then().statusCode(200);
        Response read = Api.as(ROWAN).get(PATH);
        read.then().statusCode(200).body("items.summary", contains("two steps at the door"));
        assertThat(read.asString()).doesNotContain("RXX:1", "hospital-RXX");
        accept(ROWAN)
                .then()
                .statusCode(200)
                .body("answers.organisation", contains("ROWAN"))
                .body("answers.accepted", contains(true));
        Api.as(ELDER).get(PATH).then().statusCode(404);
        accept(ELDER).then().statusCode(404);
        accept(Api.HOSPITAL).then().statusCode(403);
        Api.as(Api.HOSPITAL).get(PATH).then().body("items[0].answers.organisation", contains("ROWAN"));
        assertThat(Api.tasks("")).isEmpty();
    }

    @Test
    void isReportedBackAsATaskUntilItIsAcceptedOrAnotherIsMade() {
        Api.accept("ROWAN", offer).then().statusCode(200);
        report("{}").then().statusCode(400).body("errors[0].field", equalTo("flaw"));
        report("{\"flaw\":\"there is no lift\"}")
                .then()
                .statusCode(200)
                .body("answers.flaw", contains("there is no lift"));
        assertThat(Api.tasks("")).containsExactly("assessment-flawed");
        accept(ROWAN).then().statusCode(200).body("answers.accepted", contains(false, true));
        assertThat(Api.tasks("")).isEmpty();
        report("{\"flaw\":\"no lift, and steep stairs\"}").then().statusCode(200);
        assertThat(Api.tasks("")).containsExactly("assessment-flawed");
        assessed("CN");
        assertThat(Api.tasks("")).as("of another kind").containsExactly("assessment-flawed");
        assessed("OT");
        assertThat(Api.tasks("")).isEmpty();
    }

    @Test
    void isATaskForEveryProviderThatReportsAFlaw() {
        Api.accept("ROWAN", offer).then().statusCode(200);
        report("{\"flaw\":\"there is no lift\"}").then().statusCode(200);
        String task = Api.as(Api.HOSPITAL).get("/v1/tasks").path("items[0].id");
        Api.as(Api.HOSPITAL)
                .body("{}")
                .post("/v1/tasks/" + task + "/complete")
                .then()
                .statusCode(200);
        Api.accept("ELDER", Api.offer(Api.requested("RXX:1"), "ELDER")).then().statusCode(200);
        Api.as(ELDER)
                .body("{\"flaw\":\"no room for a hoist\"}")
                .post(PATH + "/" + assessment + "/report-flaw")
                .then()
                .statusCode(200)
                .body("answers.organisation", contains("ELDER"));
        assertThat(Api.tasks("")).containsExactly("assessment-flawed");
    }

    @Test
    void isOfThePersonWhoseStayIsNamed() {
        Api.accept("ROWAN", offer).then().statusCode(200);
        Feeds.stay("RXX:2", "bob", 1, "admitted", Instant.parse("2026-06-03T08:00:00Z"));
        Api.accept("ROWAN", Api.offer(Api.requested("RXX:2"), "ROWAN")).then().statusCode(200);
        Api.as(ROWAN).get("/v1/stays/RXX:2/assessments").then().body("items", empty());
        Api.as(ROWAN)
                .body("{}")
                .post("/v1/stays/RXX:2/assessments/" + assessment + "/accept")
                .then()
                .statusCode(404)
                .body("detail", containsString("no such assessment"));
    }

    private static String assessed(String kind) {
        return Api.as(Api.HOSPITAL)
                .body(
                        "{\"kind\":\"" + kind
                                + "\",\"assessor\":\"K. Mensah\",\"organisation\":\"RXX\",\"summary\":\"two steps at the door\"}")
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response accept(String token) {
        return Api.as(token).body("{}").post(PATH + "/" + assessment + "/accept");
    }

    private Response report(String body) {
        return Api.as(ROWAN).body(body).post(PATH + "/" + assessment + "/report-flaw");
    }
}
