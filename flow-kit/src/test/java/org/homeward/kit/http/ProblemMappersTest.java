package org.homeward.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Every failure is a problem document, and none repeats what was sent or what went wrong inside. */
@QuarkusTest
class ProblemMappersTest {

    @Test
    void answersWithTheProblemThatWasThrown() {
        assertProblem(get("problem"), 409, "held");
    }

    @Test
    void saysLaterWhenTheDatabaseIsAway() {
        Response answer = get("database");
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void tellsNothingOfAnUnexpectedFailure() {
        assertProblem(get("unexpected"), 500, "internal");
    }

    @Test
    void asksForAToken() {
        assertProblem(get("scope"), 401, "unauthorized");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Response answer = post("{\"things\":[{\"number\":\"9434765919x\"}]}");
        assertProblem(answer, 400, "invalid");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("things[0].number");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertProblem(post("{9434765919"), 400, "bad-request");
    }

    @Test
    void knowsNoOtherPathOrMethod() {
        assertProblem(given().get("/nothing/9434765919"), 404, "not-found");
        assertProblem(given().delete("/faulty"), 405, "method-not-allowed");
    }

    private static Response get(String how) {
        return given().get("/faulty/" + how);
    }

    private static Response post(String body) {
        return given().contentType("application/json").body(body).post("/faulty");
    }

    private static void assertProblem(Response answer, int status, String slug) {
        assertThat(answer.asString()).doesNotContain("9434765919").doesNotContain("canary");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://homeward.example/problems/" + slug);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
    }
}
