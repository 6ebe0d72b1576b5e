package org.homeward.admission;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake is named, and nothing of it is taken. */
@QuarkusTest
@QuarkusTestResource(RunningServers.class)
class BadInputTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/stays?status=bogus, status",
        "/v1/stays?identity=maybe, identity",
        "/v1/stays?trust=, trust",
        "/v1/stays?site=a%00b, site",
        "/v1/stays/RB1:V1?identity=maybe, identity",
        "/v1/messages?from=-1000000-01-01T00:00:00Z, from",
        "/v1/messages?until=%2B10000-01-01T00:00:00Z, until",
        "/v1/messages?outcome=lost, outcome",
        "/v1/messages?sender=a&sender=b, sender",
        "/v1/parked-messages?limit=, limit"
    })
    void namesTheParameter(String address, String field) {
        assertField(operator().get(address), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/stays/%00", "/v1/messages/%00", "/v1/messages/%00/raw", "/v1/parked-messages/%00"})
    void findsNothingByNul(String address) {
        operator().get(address).then().statusCode(404);
    }

    @Test
    void namesTheBodyThatIsNone() {
        for (String body : new String[] {"null", "[]", "\"\"", "7", "{\"id\":"}) {
            assertField(operator().body(body).post("/v1/admission-events"), "body");
            assertField(operator().body(body).post("/v1/messages/search"), "body");
            assertField(operator().body(body).post("/v1/parked-messages/1/redrive"), "body");
        }
        assertField(
                given().auth()
                        .oauth2(Tokens.operator())
                        .contentType("application/hl7-v2")
                        .body("\r\n".getBytes())
                        .post("/v1/hl7"),
                "body");
    }

    @Test
    void namesMembersThatAreNotKnown() {
        assertField(operator().body("{\"nhs\":\"1\"}").post("/v1/messages/search"), "nhs")
                .then()
                .body("errors[0].reason", containsString("allowed are nhsNumber, patientNumber"));
        assertField(operator().body("{\"why\":\"1\"}").post("/v1/parked-messages/1/redrive"), "why");
    }

    @ParameterizedTest
    @CsvSource({
        "+999999999-12-31T23:59:59.999999999Z, 2026-06-03T10:00:00Z, 1970-01-01",
        "-1000000-01-01T00:00:00Z, 2026-06-03T10:00:00Z, 1970-01-01",
        "0001-01-02T09:00:00Z, 2026-06-03T10:00:00Z, 1970-01-01",
        "2201-01-01T00:00:00Z, 2026-06-03T10:00:00Z, 1970-01-01",
        "2026-06-03T10:00:00Z, +999999999-12-31T00:00:00Z, 1970-01-01",
        "2026-06-03T10:00:00Z, 2026-06-03T10:00:00Z, +999999999-12-31"
    })
    void refusesAnEventOfNoCalendarAndKeepsItsNeighbour(String time, String expectedAt, String born) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"calendar","type":"homeward.admission.patient-admitted.v1","time":"%s",
                 "x-of-the-sender":1,"data":{"trust":"RB7","visit":"V1","expectedAt":"%s","place":"RB701/W1/-/03",
                 "patient":{"number":"P1","birthDate":"%s"}}}""";
        operator()
                .body("[" + event.formatted("bad" + time + expectedAt + born, time, expectedAt, born) + ","
                        + event.formatted("good", "2026-06-03T10:00:00Z", "2026-06-03T10:00:00Z", "1970-01-01") + "]")
                .post("/v1/admission-events")
                .then()
                .statusCode(200)
                .body("items[0].result", equalTo("refused"))
                .body("items[1].id", equalTo("good"));
    }

    private static RequestSpecification operator() {
        return given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }

    private static Response assertField(Response answer, String field) {
        answer.then().statusCode(400).contentType("application/problem+json").body("errors[0].field", equalTo(field));
        return answer;
    }
}
