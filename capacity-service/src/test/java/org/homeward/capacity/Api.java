package org.homeward.capacity;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;

/** The service as its callers see it. */
public final class Api {

    static final String ESTATE = """
            {"trust":"RXX","cleaningAfterStay":%s,"wards":[{"ward":"W1","name":"Ash","kind":"core","bays":[{"bay":"B1","beds":[
            %s]}]}]}""";

    private Api() {}

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }

    static void estate(boolean cleaning, int beds) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < beds; i++) {
            list.append(i == 0 ? "" : ",").append("{\"bed\":\"%d\",\"staffed\":true}".formatted(i));
        }
        as(Tokens.hospital("RXX"))
                .body(ESTATE.formatted(cleaning, list))
                .put("/v1/sites/RXX01/estate")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }

    static Response hold(String token, String bed, String who, Instant until) {
        return as(token)
                .body("{\"bed\":\"%s\",%s,\"until\":\"%s\"}".formatted(bed, who, until))
                .post("/v1/holds");
    }

    static JsonPath bed(String bed, String query) {
        return as(Tokens.hospital("RXX"))
                .get("/v1/beds/" + bed + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
