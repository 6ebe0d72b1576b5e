package org.homeward.discharge.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.discharge.Servers;
import org.homeward.kit.time.Times;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger and the measures as trusts, providers and others see them. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class CostOfCareTest {

    private static final Instant MORNING = Instant.parse("2026-06-03T08:00:00Z");

    @Inject
    Database database;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
        Api.as(Tokens.operator())
                .body("{\"name\":\"City\",\"validFrom\":\"2020-01-01\",\"areas\":[\"LE3 9\"],\"rates\":"
                        + "[{\"service\":\"reablement\",\"perHour\":22.35,\"emergencyPerHour\":40}]}")
                .put("/v1/councils/CITY")
                .then()
                .statusCode(200)
                .body("rates[0].perHour", equalTo(22.35f));
    }

    @Test
    void tellsWhatWasNotFilledAndWhatEmergencyCoverCost() {
        Feeds.provider("COVER", 9);
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("COVER", Api.offer(id, "COVER")).then().statusCode(200);
        database.goHome("ann");
        Api.change(id, "start", "{}").then().statusCode(200);
        // As it will be read: asked for eight days ago, accepted and started a day later.
        database.execute(
                "update package_of_care set requested_at = now() - interval '8 days'",
                "update package_offer set sent_at = now() - interval '8 days', answered_at = now() - interval '7 days'");
        setTime("{searches,0}", 8);
        setTime("{firstStartedAt}", 7);
        setTime("{commitments,0,acceptedAt}", 7);
        database.execute("""
                update package_history set recorded_at = h.then, data = replace(replace(data,
                    '"startedAt":"' || coalesce(data::jsonb #>> '{state,startedAt}', '-') || '"', '"startedAt":"' || h.said || '"'),
                    '"acceptedAt":"' || coalesce(data::jsonb #>> '{commitments,0,acceptedAt}', '-') || '"', '"acceptedAt":"' || h.said || '"')
                from (select place as this, to_char(now() at time zone 'UTC' - interval '7 days', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as said,
                             case when row_number() over (order by place) = 1 then now() - interval '8 days'
                                  else now() - interval '7 days' + row_number() over (order by place) * interval '1 millisecond' end as then
                      from package_history) h
                where place = h.this""");

        JsonPath ledger = Api.as(Api.HOSPITAL)
                .get("/v1/packages-of-care/ledger?council=CITY")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(ledger.getList("items")).hasSizeGreaterThan(1);
        assertThat(Api.pageByPage("/v1/packages-of-care/ledger?council=CITY&", "tier"))
                .isEqualTo(ledger.getList("items.tier"));
        assertThat(Api.get("/v1/packages-of-care/ledger?council=CITY&limit=5000")
                        .getList("items.week"))
                .isEqualTo(ledger.getList("items.week"));
        assertThat(sum(ledger, "unfilledStaffHours")).isBetween(0.98, 1.02);
        assertThat(sum(ledger, "emergencyStaffHours")).isBetween(6.98, 7.02);
        assertThat(sum(ledger, "emergencyCost")).isBetween(279.0, 281.0);
        assertThat(ledger.getList("items.emergencyPerHour", Double.class)).containsOnly(40.0);
        Api.as(Api.HOSPITAL)
                .get("/v1/packages-of-care/ledger/packages?tier=9")
                .then()
                .body("items.package", contains(id))
                .body("items[0].parts[0].kind", equalTo("unfilled"));
        Api.as(Tokens.hospital("RYY")).get("/v1/packages-of-care/ledger").then().body("items", empty());
        Api.as(Tokens.provider("COVER"))
                .get("/v1/packages-of-care/ledger")
                .then()
                .statusCode(403);
        Api.as(Tokens.board()).get("/v1/packages-of-care/ledger").then().statusCode(403);
        for (String wrong : List.of("asOf=2999-01-01T00:00:00Z", "service=none", "tier=first")) {
            Api.as(Api.HOSPITAL)
                    .get("/v1/packages-of-care/ledger?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains(wrong.substring(0, wrong.indexOf('='))));
        }
    }

    @Test
    void tellsHowLongAnswersAndStartsTookAndWhatBecameOfPeople() {
        Feeds.provider("ROWAN", 1);
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        database.goHome("ann");
        Api.change(id, "start", "{}").then().statusCode(200);
        Api.change(id, "review", "{\"visits\":[{\"band\":\"morning\",\"minutes\":30,\"carers\":1,\"days\":[\"mon\"]}]}")
                .then()
                .statusCode(200);
        Api.change(id, "end", "{\"reason\":\"completed\",\"outcome\":\"long-term-support\"}")
                .then()
                .statusCode(200);
        Api.as(Api.HOSPITAL)
                .get("/v1/packages-of-care/measures?by=provider")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].provider", equalTo("ROWAN"))
                .body("items[0].offersClosed.accepted", equalTo(1))
                .body("items[0].offerToAnswer.count", equalTo(1))
                .body("items[0].acceptedToStarted.count", equalTo(1))
                .body("items[0].reablementOutcomes.'long-term-support'", equalTo(1))
                .body("items[0].reviews.staffHoursBefore", equalTo(7))
                .body("items[0].reviews.staffHoursAfter", equalTo(0.5f));
        Api.as(Api.HOSPITAL)
                .get("/v1/packages-of-care/measures?by=council")
                .then()
                .body("items.council", contains("CITY"));
        Api.as(Tokens.provider("YEW"))
                .get("/v1/packages-of-care/measures")
                .then()
                .body("items", empty());
    }

    @Test
    void saysNothingWhereNothingWasAndRefusesWhatMakesNoSense() {
        Api.as(Api.HOSPITAL)
                .get("/v1/packages-of-care/ledger")
                .then()
                .body("items", empty())
                .body("next", nullValue());
        Api.as(Api.HOSPITAL)
                .get("/v1/packages-of-care/ledger?from=2026-01-02&until=2026-01-01")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("until"));
        Api.as(Api.HOSPITAL)
                .get("/v1/packages-of-care/measures?by=week")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("by"));
        Api.as(Tokens.operator())
                .body("{\"name\":\"City\",\"areas\":[\"here\"]}")
                .put("/v1/councils/CITY")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("areas[0]"));
    }

    @Test
    void tellsCouncilsAndPackagesPageByPage() {
        String terms = "{\"name\":\"%s\",\"areas\":[\"LE7\"]}";
        for (String council : List.of("SHIRE", "CITY")) {
            Api.as(Tokens.operator())
                    .body(terms.formatted(council))
                    .put("/v1/councils/" + council)
                    .then()
                    .statusCode(200);
        }
        assertThat(Api.pageByPage("/v1/councils?", "council")).containsExactly("CITY", "CITY", "SHIRE");
        assertThat(Api.pageByPage("/v1/councils/CITY?", "version")).containsExactly(1, 2);
        Api.as(Api.HOSPITAL)
                .get("/v1/councils/CITY?limit=1")
                .then()
                .header("ETag", "\"2\"")
                .body("items.version", contains(1));
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !database.rows("select stay from care_stay").isEmpty());
        List<String> ids = Stream.of(Api.requested("RXX:1"), Api.requested("RXX:1"))
                .sorted()
                .toList();
        assertThat(Api.pageByPage("/v1/packages-of-care/ledger/packages?", "package"))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Api.pageByPage("/v1/packages-of-care/measures?by=council&", "council"))
                .isEqualTo(Api.get("/v1/packages-of-care/measures?by=council").getList("items.council"));
        Api.as(Api.HOSPITAL).get("/v1/councils?limit=none").then().statusCode(400);
    }

    @Test
    void keepsNoTermsOverThoseThatTheCallerHasNotSeen() {
        String terms = "{\"name\":\"City\",\"areas\":[\"LE3 9\"],\"lapseAfterDays\":%d}";
        String seen = Api.as(Tokens.operator())
                .body(terms.formatted(5))
                .put("/v1/councils/CITY")
                .header("ETag");
        assertThat(Api.as(Tokens.operator()).get("/v1/councils/CITY").header("ETag"))
                .isEqualTo(seen);
        for (int status : new int[] {200, 409}) {
            Api.as(Tokens.operator())
                    .header("If-Match", seen)
                    .body(terms.formatted(status == 200 ? 7 : 9))
                    .put("/v1/councils/CITY")
                    .then()
                    .statusCode(status)
                    .body(status == 200 ? "lapseAfterDays" : "current.lapseAfterDays", equalTo(7));
        }
    }

    @Test
    void tellsWhatWasKnownThen() {
        Feeds.provider("COVER", 9);
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String before = now();
        String id = Api.requested("RXX:1");
        String offer = Api.offer(id, "COVER");
        String asked = now();
        Api.accept("COVER", offer).then().statusCode(200);
        database.goHome("ann");
        Api.change(id, "start", "{}").then().statusCode(200);
        String after = now();

        String packages = "/v1/packages-of-care/ledger/packages?asOf=" + after;
        assertThat(Api.get(packages).getList("items[0].parts.kind")).containsExactly("unfilled", "emergency-cover");
        assertThat(Api.get(packages + "&knownAt=" + asked).getList("items[0].parts.kind"))
                .containsExactly("unfilled");
        assertThat(Api.get(packages + "&knownAt=" + before).getList("items")).isEmpty();
        String accepted = "items[0].offersClosed.accepted";
        String measures = "/v1/packages-of-care/measures?asOf=" + after;
        assertThat(Api.get(measures).getInt(accepted)).isOne();
        assertThat(Api.get(measures + "&knownAt=" + asked).getMap("items[0].offersClosed"))
                .doesNotContainEntry("accepted", 1);

        String journey = "/v1/people/" + Feeds.id("ann") + "/journey";
        assertThat(care(Api.get(journey))).containsExactly("care-requested", "care-accepted", "care-started");
        assertThat(care(Api.get(journey + "?knownAt=" + asked))).containsExactly("care-requested");
        assertThat(care(Api.get(journey + "?knownAt=" + before))).isEmpty();
        assertThat(Api.get(journey + "?knownAt=" + asked).getString("knownAt")).isEqualTo(asked);
        Api.as(Api.HOSPITAL)
                .get(journey + "?knownAt=2020-01-01T00:00:00Z")
                .then()
                .statusCode(404);
        Api.as(Api.HOSPITAL).get(journey + "?knownAt=then").then().statusCode(400);
    }

    private static List<String> care(JsonPath journey) {
        return journey.getList("items.findAll { it.section == 'care' }.what");
    }

    /** By the clock of the database, which records. */
    private String now() {
        return Times.format(Instant.parse(database.one(
                "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")));
    }

    /** Sets a time in what is kept of every package to so many days ago. */
    private void setTime(String path, int daysAgo) {
        database.execute("update package_of_care set data = jsonb_set(data::jsonb, '" + path + "', to_jsonb('"
                + Times.format(Instant.now().minus(Duration.ofDays(daysAgo))) + "'::text))::text");
    }

    private static double sum(JsonPath ledger, String field) {
        return ledger.getList("items." + field, Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
