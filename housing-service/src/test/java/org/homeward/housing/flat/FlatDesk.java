package org.homeward.housing.flat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import org.homeward.housing.AdmissionFeed;
import org.homeward.housing.Tokens;

/** What a hospital asks of flats, with a need that only the flats of one test meet. */
final class FlatDesk {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    private static final String HOSPITAL = Tokens.hospital("RXX");

    private final String test;

    FlatDesk(String test) {
        this.test = test;
    }

    String need() {
        return "x-need-" + test;
    }

    /** A stay that has been told of. */
    String stay(String name) {
        String stay = "RXX:" + name + '-' + test;
        AdmissionFeed.admitted(stay);
        return stay;
    }

    void declare(String flat) {
        post("/v1/step-down-flats", """
                {"id":"%s","area":"HD1","features":["%s"],"maxNights":14,"availableFrom":"2026-01-01"}""".formatted(flat, need()));
    }

    String book(String flat, String stay, LocalDate from, int nights) {
        return post("/v1/bookings", booking(flat, stay, from, nights));
    }

    String booking(String flat, String stay, LocalDate from, int nights) {
        return """
                {"flat":"%s","stay":"%s","from":"%s","until":"%s","needs":[]}""".formatted(flat, stay, from, from.plusDays(nights));
    }

    String wait(String stay, LocalDate from) {
        return post("/v1/waiting-list", waiting(stay, from));
    }

    String waiting(String stay, LocalDate from) {
        return """
                {"stay":"%s","needs":["%s"],"area":"HD1","from":"%s","nights":7}""".formatted(stay, need(), from);
    }

    static JsonPath entry(String id) {
        return read("/v1/waiting-list/" + id);
    }

    static JsonPath booked(String id) {
        return read("/v1/bookings/" + id);
    }

    static JsonPath act(String path) {
        return as().post("/v1/" + path).then().statusCode(200).extract().jsonPath();
    }

    static JsonPath read(String path) {
        return as().get(path).then().statusCode(200).extract().jsonPath();
    }

    static String post(String path, String body) {
        Response answer = as().body(body).post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    static RequestSpecification as() {
        return as(HOSPITAL);
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
