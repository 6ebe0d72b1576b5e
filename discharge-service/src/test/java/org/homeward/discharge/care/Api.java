package org.homeward.discharge.care;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The service as its callers see it. */
final class Api {

    static final String HOSPITAL = Tokens.hospital("RXX");
    private static final String NEED = """
            {"stay":"%s","service":"reablement","area":"LE3 9","visits":[{"band":"morning","minutes":30,"carers":2,\
            "days":["mon","tue","wed","thu","fri","sat","sun"]}],"skills":[],"startBy":"2030-01-01","funding":"council"}""";

    private Api() {}

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }

    static Response request(String stay) {
        return as(HOSPITAL).body(NEED.formatted(stay)).post("/v1/packages-of-care");
    }

    /** For somebody who has left hospital. */
    static Response requestedAtHome(String stay) {
        return as(HOSPITAL)
                .body(NEED.formatted(stay).replaceFirst("\\{", "{\"atHome\":true,"))
                .post("/v1/packages-of-care");
    }

    /** Asks for a package; gives its id. */
    static String requested(String stay) {
        return request(stay).then().statusCode(201).extract().path("id");
    }

    static JsonPath of(String id) {
        return get("/v1/packages-of-care/" + id);
    }

    static JsonPath get(String path) {
        return as(HOSPITAL).get(path).then().statusCode(200).extract().jsonPath();
    }

    /** What stands in this field of every item, page by page with one on each. */
    static List<Object> pageByPage(String path, String field) {
        List<Object> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = get(path + "limit=1" + cursor);
            all.addAll(page.getList("items." + field));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return all;
    }

    /** What the tasks are about. */
    static List<String> tasks(String query) {
        return as(HOSPITAL)
                .get("/v1/tasks" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.kind");
    }

    static Response change(String id, String action, String body) {
        return as(HOSPITAL).body(body).post("/v1/packages-of-care/" + id + "/" + action);
    }

    static Response accept(String provider, String offer) {
        return as(Tokens.provider(provider))
                .body("{\"startsAt\":\"%s\"}".formatted(Instant.now().plusSeconds(3600)))
                .post("/v1/offers/" + offer + "/accept");
    }

    /** A review of the criteria to reside, now. */
    static Response review(String stay, String code) {
        return as(HOSPITAL)
                .body("{\"code\":\"%s\",\"assessedBy\":\"ward round\"}".formatted(code))
                .post("/v1/stays/" + stay + "/criteria-to-reside");
    }

    /** The offer of this package to this provider, waited for. */
    static String offer(String id, String provider) {
        awaitStatusOf(id, provider, "sent");
        return of(id).getString("offers.find { it.provider == '" + provider + "' && it.status == 'sent' }.id");
    }

    static void awaitStatusOf(String id, String provider, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> of(id).getList("offers.findAll { it.provider == '" + provider + "' }.status")
                        .contains(status));
    }

    static void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> status.equals(of(id).getString("status")));
    }
}
