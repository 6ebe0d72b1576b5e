package org.homeward.discharge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** The service as its callers see it. */
final class Api {

    static final String HOSPITAL = Tokens.hospital("RXX");

    private Api() {}

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }

    static Response review(String stay, String code, Object at) {
        String when = at == null ? "" : ",\"assessedAt\":\"" + at + '"';
        return as(HOSPITAL)
                .body("{\"code\":\"%s\",\"assessedBy\":\"Dr Who\"%s}".formatted(code, when))
                .post("/v1/stays/" + stay + "/criteria-to-reside");
    }

    static Response delay(String stay, String reason, String owner) {
        return as(HOSPITAL)
                .body("{\"reason\":\"%s\",\"owner\":\"%s\",\"organisation\":\"E06\"}".formatted(reason, owner))
                .post("/v1/stays/" + stay + "/delays");
    }

    static JsonPath discharge(String stay) {
        return discharge(stay, "");
    }

    static JsonPath discharge(String stay, String query) {
        return as(HOSPITAL)
                .get("/v1/discharge-cases/" + stay + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath worklist(String query) {
        return as(HOSPITAL)
                .get("/v1/discharge-worklist" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void awaitCase(String stay, String status) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            Response answer = as(HOSPITAL).get("/v1/discharge-cases/" + stay);
            return answer.statusCode() == 200 && status.equals(answer.jsonPath().getString("status"));
        });
    }
}
