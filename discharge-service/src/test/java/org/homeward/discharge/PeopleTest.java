package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People across stays and merged numbers: readmissions, assessments, journeys. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PeopleTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String BED = "RXX01/W1/B1/01";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    Database database;

    private final String name = "ann-" + UUID.randomUUID();
    private final String first = "RXX:first-" + name;
    private final String second = "RXX:second-" + name;

    @BeforeEach
    void begin() {
        database.forgetEverything();
    }

    @Test
    void joinsAReadmissionInEveryOrderOfArrivalAndAcrossMergedNumbers() {
        for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            String who = "p-" + UUID.randomUUID();
            String earlier = "RXX:earlier-" + who;
            String later = "RXX:later-" + who;
            List<Event> events = List.of(
                    AdmissionFeed.dischargedAs(who, earlier, 1, daysAgo(50), daysAgo(20), BED),
                    AdmissionFeed.admittedAs("other-" + who, later, 1, daysAgo(3), BED),
                    AdmissionFeed.links(who, 1, "other-" + who));
            for (int index : order) {
                AdmissionFeed.send(List.of(events.get(index)));
            }
            await().atMost(MINUTE).until(() -> hasReadmission(later, earlier));
            JsonPath told = Api.discharge(later);
            assertThat(told.getInt("readmissionOf.days")).isEqualTo(17);
            assertThat(told.getString("person")).isEqualTo(AdmissionFeed.patient(who));
            assertThat(Api.discharge(earlier).getString("readmittedWith.stay")).isEqualTo(later);
        }
    }

    @Test
    void showsAReadmissionOnTheWorklistAndForgetsItWhenTheNumbersArePartedAgain() {
        String other = "other-" + name;
        AdmissionFeed.send(List.of(
                AdmissionFeed.dischargedAs(name, first, 1, daysAgo(50), daysAgo(20), BED),
                AdmissionFeed.admittedAs(other, second, 1, daysAgo(3), BED),
                AdmissionFeed.links(name, 1, other)));
        Api.awaitCase(second, "in-hospital");
        await().atMost(MINUTE).until(() -> hasReadmission(second, first));
        assertThat(Api.worklist("?status=all").getList("items.readmissionOf.stay"))
                .containsExactly(first);
        AdmissionFeed.send(List.of(AdmissionFeed.links(name, 2)));
        await().atMost(MINUTE).until(() -> !hasReadmission(second, first));
        AdmissionFeed.send(List.of(
                AdmissionFeed.links(name, 1, other),
                AdmissionFeed.admittedAs("last", "RXX:last-" + name, 1, daysAgo(1), BED)));
        Api.awaitCase("RXX:last-" + name, "in-hospital");
        assertThat(hasReadmission(second, first)).isFalse();
    }

    @Test
    void findsATrustedAssessmentAgainInTheNextStay() {
        AdmissionFeed.send(List.of(AdmissionFeed.dischargedAs(name, first, 1, daysAgo(50), daysAgo(20), BED)));
        Api.awaitCase(first, "discharged");
        String made = """
                {"kind":"OT","assessor":"K. Mensah","organisation":"RXX","assessedAt":"%s","validUntil":"%s",\
                "summary":"two steps at the door"}""";
        String path = "/v1/stays/" + first + "/assessments";
        String location = Api.as(Api.HOSPITAL)
                .body(made.formatted(daysAgo(22), "2099-01-01"))
                .post(path)
                .then()
                .statusCode(201)
                .body("valid", equalTo(true))
                .extract()
                .header("Location");
        Api.as(Api.HOSPITAL)
                .body(made.formatted(daysAgo(21), "2020-01-01"))
                .post(path)
                .then()
                .statusCode(201)
                .body("valid", equalTo(false));
        AdmissionFeed.send(List.of(
                AdmissionFeed.admittedAs("other-" + name, second, 1, daysAgo(3), BED),
                AdmissionFeed.links("other-" + name, 1, name)));
        Api.awaitCase(second, "in-hospital");
        await().atMost(MINUTE)
                .until(() -> Api.discharge(second).getList("assessments").size() == 2);
        assertThat(Api.discharge(second).getList("assessments.stay")).containsOnly(first);
        Api.as(Api.HOSPITAL).get(location).then().statusCode(200).body("items.valid", contains(true, false));
        for (String list : List.of(location, path)) {
            String next = Api.as(Api.HOSPITAL)
                    .get(list + "?limit=1")
                    .then()
                    .statusCode(200)
                    .body("items.valid", contains(true))
                    .extract()
                    .path("next");
            Api.as(Api.HOSPITAL)
                    .get(list + "?limit=1&cursor=" + next)
                    .then()
                    .body("items.valid", contains(false))
                    .body("next", nullValue());
        }
        Api.as(Tokens.hospital("RYY")).get(location).then().statusCode(404);
        Api.as(Tokens.hospital("RYY")).get(path).then().statusCode(404);
        Api.as(Api.HOSPITAL)
                .body("{\"kind\":\"XX\",\"assessor\":\"a\",\"organisation\":\"b\"}")
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("kind"));
    }

    @Test
    void tellsAJourneyInOneLineToThoseWithTheRight() {
        AdmissionFeed.send(List.of(
                AdmissionFeed.dischargedAs(name, first, 1, daysAgo(50), daysAgo(20), BED),
                AdmissionFeed.admittedAs(name, second, 1, daysAgo(3), BED)));
        Api.awaitCase(first, "discharged");
        Api.awaitCase(second, "in-hospital");
        Api.review(second, "none", daysAgo(1)).then().statusCode(201);
        Api.delay(second, "CA1", "hub").then().statusCode(201);
        String path = "/v1/people/" + AdmissionFeed.patient(name) + "/journey";
        JsonPath all =
                Api.as(Api.HOSPITAL).get(path).then().statusCode(200).extract().jsonPath();
        assertThat(all.getList("items.what"))
                .containsExactly("admitted", "discharged", "admitted", "criteria-reviewed", "delay-opened");
        assertThat(all.getString("items[2].details.readmissionOf")).isEqualTo(first);
        assertThat(all.getString("items[3].section")).isEqualTo("discharge");
        assertThat(all.getString("items[3].details.code")).isEqualTo("none");
        assertThat(all.getMap("$")).containsKeys("asOf", "knownAt", "stale");
        assertThat(Api.as(Api.HOSPITAL)
                        .get(path + "?asOf=" + daysAgo(10))
                        .jsonPath()
                        .getList("items"))
                .hasSize(2);
        assertThat(Api.as(Api.HOSPITAL)
                        .get(path + "?knownAt=" + daysAgo(2))
                        .jsonPath()
                        .getList("items.what"))
                .containsExactly("admitted", "discharged", "admitted");
        Api.as(Api.HOSPITAL).get(path + "?knownAt=" + daysAgo(60)).then().statusCode(404);
        List<Object> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = Api.as(Api.HOSPITAL).get(path + "?limit=2" + cursor).jsonPath();
            paged.addAll(page.getList("items.id"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        assertThat(paged).isEqualTo(all.getList("items.id"));
        String tag = Api.as(Api.HOSPITAL).get(path).header("ETag");
        Api.as(Api.HOSPITAL).header("If-None-Match", tag).get(path).then().statusCode(304);
        Api.as(Tokens.hospital("RYY")).get(path).then().statusCode(404);
        Api.as(Tokens.board()).get(path).then().statusCode(403);
        Api.as(Tokens.app()).get(path).then().statusCode(403);
        Api.as(Api.HOSPITAL).get("/v1/people/9990000042/journey").then().statusCode(404);
        Api.as(Tokens.operator()).get(path).then().statusCode(200).body("next", nullValue());
    }

    private static boolean hasReadmission(String stay, String of) {
        var answer = Api.as(Api.HOSPITAL).get("/v1/discharge-cases/" + stay);
        return answer.statusCode() == 200 && of.equals(answer.jsonPath().getString("readmissionOf.stay"));
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
