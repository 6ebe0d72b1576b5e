package org.homeward.housing.scheme;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.homeward.housing.AdmissionFeed;
import org.homeward.housing.Database;
import org.homeward.housing.Tokens;

/** Somebody of a trust, and a scheme, of this test alone. */
abstract class SchemeStory {

    static final String SCOPES = "housing:read housing:write housing:book patients:read flow:read";
    static final String ANOTHER = Tokens.token("hospital", "RYY", SCOPES);
    static final String BOARD = Tokens.token("board", "QXX", "flow:read");
    static final String AUTHORITY = "E08000034";
    static final String COUNCIL = Tokens.authority(AUTHORITY);
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final LocalDate TODAY = LocalDate.now(LONDON);

    @Inject
    Database database;

    final String test = UUID.randomUUID().toString().substring(0, 8);
    final String trust = "R" + test.substring(0, 6).toUpperCase(Locale.ROOT);
    final String hospital = Tokens.token("hospital", trust, SCOPES);
    final String scheme = "scheme-" + test;

    /** Somebody who left so many days ago, with a flat of the scheme booked for tonight. */
    String helped(int number, int daysAgo) {
        String stay = trust + ":helped-" + number;
        AdmissionFeed.stayed(stay, patient(stay), daysAgo(daysAgo + 10), daysAgo(daysAgo), false);
        declared(flat(number), "490", scheme);
        booked(flat(number), stay);
        return stay;
    }

    String flat(int number) {
        return "S-" + test + "-" + number;
    }

    /** @param rate by the week, in pounds; null where it is not known */
    void declared(String flat, String rate, String scheme) {
        created("/v1/step-down-flats", """
                {"id":"%s","area":"HD1","features":["x-%s"],"maxNights":42,"availableFrom":"2026-01-01","scheme":"%s",
                 "weeklyRate":%s}""".formatted(flat, test, scheme, rate));
    }

    String booked(String flat, String stay) {
        return created(
                "/v1/bookings",
                "{\"flat\":\"%s\",\"stay\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
                        .formatted(flat, stay, TODAY, TODAY.plusDays(1)));
    }

    /** The id of what was made, or described anew. */
    String created(String path, String body) {
        Response answer = as(hospital).body(body).post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        return answer.jsonPath().getString("id");
    }

    static void again(String stay, int from, int until, String method) {
        AdmissionFeed.stayed(stay + "-again", patient(stay), daysAgo(from), daysAgo(until), false, method);
    }

    static String patient(String stay) {
        return "patient-of-" + stay;
    }

    static Instant daysAgo(int days) {
        return TODAY.minusDays(days).atStartOfDay(LONDON).toInstant().plusSeconds(60);
    }

    long stays() {
        return Long.parseLong(database.one("select count(*) from stay where trust = '" + trust + "'"));
    }

    List<String> due() {
        return read("/v1/follow-ups").getList("items.id", String.class);
    }

    Response answer(String token, String id, String living) {
        return as(token).body("{\"living\":\"" + living + "\"}").post("/v1/follow-ups/" + id + "/answer");
    }

    Response remove(String token, String referral) {
        return as(token).post("/v1/schemes/" + scheme + "/referrals/" + referral + "/remove");
    }

    /** A duty to refer that a housing authority has. */
    String referred(String stay) {
        return created("/v1/referrals", """
                {"type":"duty-to-refer","stay":"%s","name":"Zebedee Canary","contact":{"phone":"07700 900123"},\
                "reason":"no fixed abode","authority":"%s",\
                "consent":{"toRefer":true,"toShareContact":true,"givenAt":"2026-06-03T10:00:00Z","how":"spoken"}}""".formatted(stay, AUTHORITY));
    }

    void act(String token, String referral, String action, String body) {
        Response answer = as(token).body(body).post("/v1/referrals/" + referral + '/' + action);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    Response add(String token, String referral) {
        return as(token).body("{\"referral\":\"" + referral + "\"}").post("/v1/schemes/" + scheme + "/referrals");
    }

    JsonPath outcomes(String token) {
        return outcomes(token, scheme);
    }

    JsonPath outcomes(String token, String scheme) {
        Response answer = as(token).get("/v1/schemes/" + scheme + "/outcomes");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    JsonPath read(String path) {
        Response answer = as(hospital).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
