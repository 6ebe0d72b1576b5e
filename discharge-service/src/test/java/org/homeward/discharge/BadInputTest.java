package org.homeward.discharge;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake is named, and nothing of it is taken. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BadInputTest {

    private static final String ID = "11111111-2222-3333-4444-555555555555";

    @ParameterizedTest
    @CsvSource({
        "/v1/discharge-cases/RXX:1?asOf=-1000000-01-01T00:00:00Z, asOf",
        "/v1/discharge-cases/RXX:1?knownAt=, knownAt",
        "/v1/stays/RXX:1/red-green?knownAt=%2B10000-01-01T00:00:00Z, knownAt",
        "/v1/discharge-worklist?readySince=%2B999999999-12-31, readySince",
        "/v1/discharge-worklist?status=bogus, status",
        "/v1/discharge-worklist?claimed=maybe, claimed",
        "/v1/packages-of-care?status=bogus, status",
        "/v1/packages-of-care?stay=a%00b, stay",
        "/v1/offers?status=SENT, status"
    })
    void namesTheParameter(String address, String field) {
        assertField(Api.as(Api.HOSPITAL).get(address), field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/discharge-cases/%00",
                "/v1/stays/%00/delays",
                "/v1/stays/RXX:1/delays/%00",
                "/v1/stays/%00/red-green",
                "/v1/packages-of-care/%00",
                "/v1/offers/%00"
            })
    void findsNothingByNul(String address) {
        Api.as(Api.HOSPITAL).get(address).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/stays/RXX:1/criteria-to-reside",
        "PUT, /v1/stays/RXX:1/expected-discharge",
        "PUT, /v1/stays/RXX:1/pathway",
        "POST, /v1/stays/RXX:1/delays",
        "POST, /v1/stays/RXX:1/delays/" + ID + "/close",
        "PUT, /v1/stays/RXX:1/red-green/2026-06-03",
        "PUT, /v1/discharge-cases/RXX:1/coordinator",
        "POST, /v1/discharge-worklist/claim-next",
        "POST, /v1/discharge-worklist/RXX:1/claim",
        "POST, /v1/discharge-worklist/RXX:1/release",
        "POST, /v1/packages-of-care",
        "POST, /v1/packages-of-care/" + ID + "/start",
        "POST, /v1/packages-of-care/" + ID + "/pause",
        "POST, /v1/packages-of-care/" + ID + "/restart",
        "POST, /v1/packages-of-care/" + ID + "/hand-back",
        "POST, /v1/packages-of-care/" + ID + "/end",
        "POST, /v1/packages-of-care/" + ID + "/review",
        "POST, /v1/offers/" + ID + "/accept",
        "POST, /v1/offers/" + ID + "/decline"
    })
    void namesTheBodyAndMembersThatAreNotKnown(String method, String path) {
        for (String body : new String[] {"null", "[]", "\"\"", "{\"a\":1}{\"b\":2}"}) {
            assertField(Api.as(Tokens.operator()).body(body).request(method, path), "body");
        }
        assertField(Api.as(Tokens.operator()).body("{\"nhs\":\"1\"}").request(method, path), "nhs")
                .then()
                .body("errors[0].reason", containsString("is no member here"));
    }

    @Test
    void namesAMemberOfAVisitThatIsNotKnown() {
        String need =
                "{\"stay\":\"RXX:1\",\"service\":\"reablement\",\"area\":\"LE3 9\",\"visits\":[{\"carer\":2,\"band\":\"tea\"}]}";
        assertField(Api.as(Tokens.operator()).body(need).post("/v1/packages-of-care"), "visits[0].carer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-0001-01-01", "2026-02-30", ""})
    void wantsADayOfTheCalendar(String date) {
        String body = "{\"date\":\"%s\"}".formatted(date);
        assertField(Api.as(Api.HOSPITAL).body(body).put("/v1/stays/RXX:1/expected-discharge"), "date");
    }

    private static Response assertField(Response answer, String field) {
        answer.then().statusCode(400).contentType("application/problem+json").body("errors[0].field", equalTo(field));
        return answer;
    }
}
