package org.homeward.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
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
    void saysThatAValueCannotBeStored() {
        assertProblem(get("value"), 400, "bad-request");
    }

    @Test
    void tellsNothingOfAnUnexpectedFailure() {
        assertProblem(get("unexpected"), 500, "internal");
    }

    @Test
    void makesNoFussOverCallersThatHangUpInMidBody() throws Exception {
        try (LogEar ear = new LogEar(ProblemMappers.class)) {
            hangUpInMidBody(true);
            hangUpInMidBody(false);

            await().atMost(Duration.ofMinutes(1)).until(() -> ear.heard().size() == 2);
            assertThat(ear.heard()).allMatch(entry -> entry.getLevel().intValue() <= Level.FINE.intValue());
        }
        try (LogEar ear = new LogEar(ProblemMappers.class)) {
            get("unexpected");
            assertThat(ear.heard())
                    .hasSize(1)
                    .allMatch(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue());
        }
    }

    /** @param reset whether the connection is reset, not closed in good order */
    private static void hangUpInMidBody(boolean reset) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoLinger(reset, 0);
            socket.getOutputStream()
                    .write(
                            ("POST /faulty HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
                                            + "Content-Length: 1000\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read())
                    .as("the server asks for the body")
                    .isEqualTo('H');
            socket.getOutputStream().write("{\"things\":[".getBytes(StandardCharsets.US_ASCII));
        }
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
        Response answer = post("{9434765919");
        assertProblem(answer, 400, "bad-request");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("body");
        assertThat(answer.jsonPath().getString("errors[0].reason")).contains("is not JSON", "line 1, column");
        assertThat(answer.jsonPath().getString("detail")).startsWith("send one JSON document");
    }

    @Test
    void namesAParameterThatIsNotKnownAndThoseThatAre() {
        Response answer = given().get("/faulty/reads/7?colour=9434765919&shape=round&size=3");
        assertProblem(answer, 400, "invalid");
        assertThat(answer.jsonPath().getList("errors.field")).containsExactly("colour", "shape");
        assertThat(answer.jsonPath().getString("errors[0].reason")).endsWith("allowed are after, size, sort");
    }

    @Test
    void doesNotRepeatAParameterThatIsNoName() {
        Response answer = given().get("/faulty/problem?9434765919");
        assertProblem(answer, 400, "invalid");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("?");
        assertThat(answer.jsonPath().getString("errors[0].reason")).endsWith("none is taken");
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
