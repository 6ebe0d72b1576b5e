package org.homeward.capacity;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake is named, and nothing of it is taken. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BadInputTest {

    private static final String BED = "RXX01/W1/B1/0";
    private static final String OPERATOR = Tokens.operator();

    @Inject
    Database database;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
        Api.estate(false, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/beds?asOf=-1000000-01-01T00:00:00Z, asOf",
        "/v1/beds?knownAt=%2B10000-01-01T00:00:00Z, knownAt",
        "/v1/beds?asOf=, asOf",
        "/v1/beds/RXX01/W1/B1/0?asOf=-1000000-01-01T00:00:00Z, asOf",
        "/v1/beds/RXX01/W1/B1/0?asOf=2026-06-03T10:00:00Z&status=empty, status",
        "/v1/beds?status=bogus, status",
        "/v1/beds?reason=Held, reason",
        "/v1/bed-availability?asOf=%2B999999999-12-31T00:00:00Z, asOf",
        "/v1/bed-availability?asOf=2026-06-03T10:00:00Z&status=empty, status",
        "/v1/bed-availability?by=bay, by",
        "/v1/beds?site=a%00b, site",
        "/v1/beds?site=a&site=b, site",
        "/v1/holds?bed=here, bed",
        "/v1/home-care-availability?service=bogus, service",
        "/v1/community-capacity?service=reablement, service",
        "/v1/home-care-availability?asOf=-1000000-01-01T00:00:00Z, asOf"
    })
    void namesTheParameter(String address, String field) {
        assertField(Api.as(OPERATOR).get(address), field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sites/%00/estate",
                "/v1/beds/RXX01/W1/B1/%00",
                "/v1/holds/%00",
                "/v1/providers/%00",
                "/v1/providers/%00/versions"
            })
    void findsNothingByNul(String address) {
        Api.as(OPERATOR).get(address).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/holds",
        "POST, /v1/bed-status",
        "PUT, /v1/sites/RXX01/estate",
        "PUT, /v1/providers/1-1001",
        "PUT, /v1/providers/1-1001/capacity",
        "POST, /v1/providers/1-1001/capacity-holds",
        "POST, /v1/admin/rebuild"
    })
    void namesTheBodyAndMembersThatAreNotKnown(String method, String path) {
        for (String body : new String[] {"null", "[]", "\"\"", "{\"a\":1}{\"b\":2}"}) {
            assertField(Api.as(OPERATOR).body(body).request(method, path), "body");
        }
        assertField(Api.as(OPERATOR).body("{\"nhs\":\"1\"}").request(method, path), "nhs")
                .then()
                .body("errors[0].reason", containsString("is no member here"));
    }

    @Test
    void wantsReasonAndEndOfAClosure() {
        String closed = "{\"bed\":\"%s\",\"status\":\"closed\"%s}";
        assertField(status(closed.formatted(BED, "")), "reason");
        assertField(status(closed.formatted(BED, ",\"reason\":\"maintenance\"")), "until");
        String until = ",\"reason\":\"maintenance\",\"until\":\"%s\""
                .formatted(Instant.now().plusSeconds(60));
        status(closed.formatted(BED, until)).then().statusCode(201);
    }

    @Test
    void wantsWardsInAnEstateAndCodesOfSomeLength() {
        assertField(estate("{\"wards\":[]}"), "wards");
        assertField(estate("{\"wards\":[{\"ward\":\"%s\"}]}".formatted("x".repeat(200))), "wards[0].ward");
        String bed = "{\"wards\":[{\"ward\":\"W1\",\"beds\":[{\"bed\":\"%s\"}]}]}".formatted("x".repeat(200));
        assertField(estate(bed), "wards[0].beds[0].bed");
        Api.as(OPERATOR).get("/v1/sites/RXX01/estate").then().body("version", equalTo(1));
    }

    @Test
    void knowsNoBedAndNoSiteOfAnotherTrust() {
        String other = Tokens.hospital("RYY");
        Api.as(other)
                .body("{\"bed\":\"%s\",\"status\":\"cleaning\"}".formatted(BED))
                .post("/v1/bed-status")
                .then()
                .statusCode(404);
        Api.as(other)
                .body("{\"wards\":[{\"ward\":\"W1\"}]}")
                .put("/v1/sites/RXX01/estate")
                .then()
                .statusCode(404);
        Api.hold(other, BED, "\"purpose\":\"x\"", Instant.now().plusSeconds(60))
                .then()
                .statusCode(404);
    }

    @Test
    void doesNotRoundANumberOfAMillionDigits() {
        Api.as(OPERATOR)
                .body(
                        "{\"areas\":[{\"area\":\"LE3\",\"service\":\"reablement\",\"canAccept\":\"yes\",\"hoursPerWeek\":1e-999999999}]}")
                .put("/v1/providers/1-1001/capacity")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("areas[0].hoursPerWeek"));
    }

    @Test
    void takesNoTableWithNul() {
        Response answer = Api.as(OPERATOR)
                .contentType("text/csv")
                .body("ward,bay,bed,kind,single_room,sex,specialty,staffed\nW\0,B1,0,core,,,,\n")
                .put("/v1/sites/RXX01/estate");
        assertField(answer, "body");
    }

    @Test
    void takesNoTypeThatIsNone() {
        Api.as(OPERATOR)
                .config(io.restassured.config.RestAssuredConfig.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("garbage", io.restassured.http.ContentType.TEXT)))
                .contentType("garbage")
                .body("{}")
                .put("/v1/sites/RXX01/estate")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    private static Response status(String body) {
        return Api.as(OPERATOR).body(body).post("/v1/bed-status");
    }

    private static Response estate(String body) {
        return Api.as(OPERATOR).body(body).put("/v1/sites/RXX01/estate");
    }

    private static Response assertField(Response answer, String field) {
        answer.then().statusCode(400).contentType("application/problem+json").body("errors[0].field", equalTo(field));
        return answer;
    }
}
