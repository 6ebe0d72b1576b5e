package org.homeward.housing.scheme;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.homeward.housing.AdmissionFeed;
import org.homeward.housing.Database;
import org.homeward.housing.Servers;
import org.homeward.housing.Tokens;
import org.junit.jupiter.api.Test;

/** What becomes of people whom a scheme has helped, and what that is worth. Each test has a trust and a scheme of its own. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SchemesTest {

    private static final String SCOPES = "housing:read housing:write housing:book patients:read flow:read";
    private static final String ANOTHER = Tokens.token("hospital", "RYY", SCOPES);
    private static final String BOARD = Tokens.token("board", "QXX", "flow:read");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate TODAY = LocalDate.now(LONDON);

    @Inject
    Database database;

    private final String test = UUID.randomUUID().toString().substring(0, 8);
    private final String trust = "R" + test.substring(0, 6).toUpperCase(Locale.ROOT);
    private final String hospital = Tokens.token("hospital", trust, SCOPES);
    private final String scheme = "scheme-" + test;

    @Test
    void peopleAreAskedAboutOnlyWhereEventsCannotTell() {
        String home = helped(1, 31);
        String back = helped(2, 31);
        String early = helped(3, 29);
        String dead = helped(4, 31);
        AdmissionFeed.joined("survivor-" + test, "patient-of-" + back, 1);
        AdmissionFeed.stayed(trust + ":there", "survivor-" + test, daysAgo(20), null, false);
        AdmissionFeed.stayed(trust + ":end", "patient-of-" + dead, daysAgo(40), daysAgo(8), true);
        await().atMost(Duration.ofSeconds(60)).until(() -> stays() == 6 && due().equals(List.of(home + "-30")));

        JsonPath told = read("/v1/follow-ups/" + back + "-30");
        assertThat(told.getString("status")).isEqualTo("told");
        assertThat(told.getString("living")).isEqualTo("readmitted");
        assertThat(read("/v1/follow-ups/" + early + "-30").getString("status")).isEqualTo("not-yet");
        assertThat(read("/v1/follow-ups/" + dead + "-30").getString("living")).isEqualTo("died");
        assertThat(read("/v1/follow-ups/" + dead + "-91").getString("due"))
                .isEqualTo(TODAY.plusDays(60).toString());
        Response refused = answer(hospital, back + "-30", "home");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("current.living")).isEqualTo("readmitted");
        assertThat(answer(hospital, home + "-30", "somewhere").jsonPath().getString("errors[0].field"))
                .isEqualTo("living");
        assertThat(answer(ANOTHER, home + "-30", "home").statusCode()).isEqualTo(404);
        assertThat(answer(hospital, home + "-31", "home").statusCode()).isEqualTo(404);
        assertThat(answer(hospital, home + "-30", "moved").jsonPath().getString("living"))
                .isEqualTo("moved");
        assertThat(due()).isEmpty();
        assertThat(as(Tokens.token("board", "QXX", SCOPES))
                        .get("/v1/follow-ups")
                        .statusCode())
                .isEqualTo(403);
        JsonPath counted = outcomes(hospital);
        assertThat(counted.getInt("followUps[0].moved")).isEqualTo(1);
        assertThat(counted.getInt("followUps[0].readmitted")).isEqualTo(1);
        assertThat(counted.getInt("followUps[0].died")).isEqualTo(1);
        assertThat(counted.getInt("readmittedWithin30Days.count")).isEqualTo(1);
        assertThat(counted.getInt("readmittedWithin30Days.of")).isEqualTo(3);
    }

    /** Whoever came back for a night, or as planned, is asked about, and only an emergency is a readmission. */
    @Test
    void emergenciesAloneAreReadmissions() {
        String night = helped(1, 31);
        String planned = helped(2, 31);
        String unsaid = helped(3, 31);
        String before = helped(4, 31);
        again(night, 25, 24, "2A");
        again(planned, 25, 24, "11");
        again(unsaid, 25, 24, null);
        // It began on the day of departure, and before it.
        AdmissionFeed.stayed(before + "-again", patient(before), daysAgo(31).minusSeconds(30), daysAgo(30), false);
        await().atMost(Duration.ofSeconds(60)).until(() -> stays() == 8);
        assertThat(due()).containsExactlyInAnyOrder(night + "-30", planned + "-30", unsaid + "-30", before + "-30");
        JsonPath readmitted = outcomes(hospital);
        assertThat(readmitted.getInt("readmittedWithin30Days.count")).isEqualTo(1);
        assertThat(readmitted.getInt("readmittedWithin30Days.methodNotKnown")).isEqualTo(1);
        assertThat(readmitted.getInt("readmittedWithin30Days.of")).isEqualTo(4);
    }

    @Test
    void listsPageByPage() {
        List<String> all = List.of(helped(1, 33) + "-30", helped(2, 32) + "-30", helped(3, 31) + "-30");
        await().atMost(Duration.ofSeconds(60)).until(() -> due().equals(all));
        JsonPath first = read("/v1/follow-ups?limit=2");
        assertThat(first.getList("items.id")).isEqualTo(all.subList(0, 2));
        JsonPath second = read("/v1/follow-ups?limit=2&cursor=" + first.getString("next"));
        assertThat(second.getList("items.id")).isEqualTo(all.subList(2, 3));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void aSchemeIsMeasuredAgainstThoseWithoutIt() {
        for (int i = 0; i < 6; i++) {
            AdmissionFeed.ready(helped(i, 0), TODAY.minusDays(2).toString(), null);
        }
        for (int i = 0; i < 5; i++) {
            String stay = trust + ":without-" + i;
            AdmissionFeed.stayed(stay, "p-" + stay, daysAgo(20), daysAgo(0), false);
            AdmissionFeed.ready(stay, TODAY.minusDays(5).toString(), "WB4");
        }
        String other = trust + ":other";
        AdmissionFeed.stayed(other, "p-" + other, daysAgo(20), daysAgo(0), false);
        AdmissionFeed.ready(other, TODAY.minusDays(15).toString(), "CT3");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> stays() == 12
                        && outcomes(hospital).getInt("bedDays.people") == 6
                        && outcomes(hospital).getInt("bedDays.staysWithout") == 5);
        JsonPath told = outcomes(hospital);
        assertThat(told.getInt("people")).isEqualTo(6);
        assertThat(told.getInt("helped")).isEqualTo(6);
        assertThat(told.getFloat("bedDays.medianWithout")).isEqualTo(5);
        assertThat(told.getFloat("bedDays.avoided")).isEqualTo(18);
        assertThat(told.getFloat("money.saving")).isEqualTo(18 * 346);
        assertThat(told.getFloat("money.cost")).isEqualTo(6 * 70);
        assertThat(told.getFloat("money.balance")).isEqualTo(18 * 346 - 6 * 70);
        assertThat(told.getString("rates[0].source")).contains("IPACS");
        assertThat(told.getList("method")).isNotEmpty();
        assertThat(told.getList("limits")).isNotEmpty();
        assertThat(told.getString("trust")).isEqualTo(trust);

        JsonPath board = outcomes(BOARD);
        assertThat(board.getInt("people")).isEqualTo(6);
        assertThat(board.getString("smallNumbers")).contains("left out");
        assertThat(outcomes(ANOTHER).getInt("people")).isZero();
        assertThat(as(hospital).get("/v1/schemes/no-" + test + "/outcomes").statusCode())
                .isEqualTo(404);
        assertThat(as(hospital)
                        .get("/v1/schemes/" + scheme + "/outcomes?from=2026-02-01&until=2026-02-01")
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("until");
    }

    @Test
    void aReferralMayBeOneOfASchemes() {
        String stay = trust + ":referred";
        AdmissionFeed.stayed(stay, "p-" + stay, daysAgo(9), daysAgo(0), false);
        Response raised = as(hospital)
                .body("{\"type\":\"duty-to-refer\",\"stay\":\"" + stay + "\",\"status\":\"draft\"}")
                .post("/v1/referrals");
        assertThat(raised.statusCode()).as(raised.asString()).isEqualTo(201);
        String id = raised.jsonPath().getString("id");
        assertThat(add(hospital, id).statusCode()).isEqualTo(201);
        assertThat(add(hospital, id).statusCode()).isEqualTo(201);
        assertThat(add(ANOTHER, id).statusCode()).isEqualTo(404);
        assertThat(add(hospital, UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
        assertThat(add(hospital, "x").jsonPath().getString("errors[0].field")).isEqualTo("referral");
        JsonPath told = outcomes(hospital);
        assertThat(told.getInt("referrals")).isEqualTo(1);
        assertThat(told.getInt("helped")).isZero();
        assertThat(outcomes(BOARD).getString("people")).isNull();
        // As the authority would have ended it.
        database.execute(
                "update referral set status = 'closed', is_over = true, data = jsonb_set(data::jsonb, '{state}',"
                        + " '{\"outcome\":\"housed\"}')::text where id = '" + id + "'");
        assertThat(outcomes(hospital).getInt("rehoused")).isEqualTo(1);
    }

    /** Somebody who left so many days ago, with a flat of the scheme booked for tonight. */
    private String helped(int number, int daysAgo) {
        String stay = trust + ":helped-" + number;
        AdmissionFeed.stayed(stay, patient(stay), daysAgo(daysAgo + 10), daysAgo(daysAgo), false);
        String flat = "S-" + test + "-" + number;
        String described = """
                {"id":"%s","area":"HD1","features":["f"],"maxNights":42,"availableFrom":"2026-01-01","scheme":"%s",
                 "weeklyRate":490}""".formatted(flat, scheme);
        Response kept = as(hospital).body(described).post("/v1/step-down-flats");
        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(201);
        Response booked = as(hospital)
                .body("{\"flat\":\"%s\",\"stay\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
                        .formatted(flat, stay, TODAY, TODAY.plusDays(1)))
                .post("/v1/bookings");
        assertThat(booked.statusCode()).as(booked.asString()).isEqualTo(201);
        return stay;
    }

    private static void again(String stay, int from, int until, String method) {
        AdmissionFeed.stayed(stay + "-again", patient(stay), daysAgo(from), daysAgo(until), false, method);
    }

    private static String patient(String stay) {
        return "patient-of-" + stay;
    }

    private static Instant daysAgo(int days) {
        return TODAY.minusDays(days).atStartOfDay(LONDON).toInstant().plusSeconds(60);
    }

    private long stays() {
        return Long.parseLong(database.one("select count(*) from stay where trust = '" + trust + "'"));
    }

    private List<String> due() {
        return read("/v1/follow-ups").getList("items.id", String.class);
    }

    private Response answer(String token, String id, String living) {
        return as(token).body("{\"living\":\"" + living + "\"}").post("/v1/follow-ups/" + id + "/answer");
    }

    private Response add(String token, String referral) {
        return as(token).body("{\"referral\":\"" + referral + "\"}").post("/v1/schemes/" + scheme + "/referrals");
    }

    private JsonPath outcomes(String token) {
        Response answer = as(token).get("/v1/schemes/" + scheme + "/outcomes");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private JsonPath read(String path) {
        Response answer = as(hospital).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
