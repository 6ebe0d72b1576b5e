package org.homeward.housing.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.homeward.housing.AdmissionFeed;
import org.homeward.housing.Servers;
import org.homeward.housing.scheme.domain.Quarter;
import org.junit.jupiter.api.Test;

/** What counts for a scheme, what it costs, and what of that everybody is told. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SchemeLedgerTest extends SchemeStory {

    @Test
    void aReferralMayBeOneOfASchemes() {
        String id = referred(gone("referred"));
        assertThat(add(hospital, id).statusCode()).isEqualTo(201);
        assertThat(add(hospital, id).statusCode()).isEqualTo(201);
        assertThat(add(ANOTHER, id).statusCode()).isEqualTo(404);
        assertThat(add(hospital, UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
        assertThat(add(hospital, "x").jsonPath().getString("errors[0].field")).isEqualTo("referral");
        assertThat(outcomes(hospital).getInt("referrals")).isEqualTo(1);
        assertThat(outcomes(hospital).getInt("helped")).isZero();
        assertThat(outcomes(BOARD).getInt("people")).isZero();
        act(COUNCIL, id, "receipt", "{}");
        act(COUNCIL, id, "accept", "");
        act(COUNCIL, id, "close", "{\"outcome\":\"housed\"}");
        assertThat(outcomes(hospital).getInt("rehoused")).isEqualTo(1);
    }

    @Test
    void itsTrustTakesAReferralOffAScheme() {
        String id = referred(gone("referred"));
        add(hospital, id);
        assertThat(remove(ANOTHER, id).statusCode()).isEqualTo(404);
        assertThat(outcomes(hospital).getInt("referrals")).isEqualTo(1);
        assertThat(remove(hospital, id).statusCode()).isEqualTo(200);
        assertThat(outcomes(hospital).getInt("referrals")).isZero();
        assertThat(read("/v1/referrals/" + id).getList("schemes")).isEmpty();
        assertThat(remove(hospital, id).statusCode()).isEqualTo(404);
        assertThat(remove(hospital, "x").statusCode()).isEqualTo(404);
        assertThat(add(hospital, id).statusCode()).isEqualTo(201);
        assertThat(outcomes(hospital).getInt("referrals")).isEqualTo(1);
        assertThat(read("/v1/referrals/" + id).getList("schemes", String.class)).containsExactly(scheme);
        assertThat(database.rows("select added_by, removed_by from scheme_referral where scheme = '" + scheme
                        + "' order by added_at"))
                .containsExactly("hospital-" + trust + "|hospital-" + trust, "hospital-" + trust + "|null");
    }

    /** Flats go from scheme to scheme; who was housed in one stays with the scheme of that time. */
    @Test
    void aFlatCountsForTheSchemeThatItHadThen() {
        helped(1, 0);
        declared(flat(1), "980", scheme + "-later");
        assertThat(outcomes(hospital).getInt("people")).isEqualTo(1);
        assertThat(outcomes(hospital, scheme + "-later").getInt("people")).isZero();
        // The night of the day on which the rate was said.
        assertThat(outcomes(hospital).getFloat("money.cost")).isEqualTo(140);
        assertThat(database.rows(
                        "select weekly_rate, scheme from flat_terms where flat = '" + flat(1) + "' order by since"))
                .containsExactly("490.00|" + scheme, "980.00|" + scheme + "-later");
    }

    @Test
    void anOfferThatNobodyTookWasAskedForByNobody() {
        String stay = trust + ":in-line";
        AdmissionFeed.stayed(stay, patient(stay), daysAgo(9), null, false);
        String entry = created("/v1/waiting-list", """
                {"stay":"%s","needs":["x-%s"],"area":"HD1","from":"%s","nights":7}""".formatted(stay, test, TODAY));
        declared(flat(1), "490", scheme);
        String offer = read("/v1/waiting-list/" + entry).getString("booking");
        assertThat(read("/v1/bookings/" + offer).getString("status")).isEqualTo("offered");
        assertThat(outcomes(hospital).getInt("referrals")).isZero();
        // The time for an answer is over.
        database.execute("update booking set due_at = now(), data = (data::jsonb"
                + " || '{\"answerBy\":\"2026-01-01T00:00:00Z\"}')::text where id = '" + offer + "'");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "not-answered".equals(read("/v1/bookings/" + offer).getString("cancelReason")));
        assertThat(outcomes(hospital).getInt("referrals")).isZero();
        booked(flat(1), stay);
        assertThat(outcomes(hospital).getInt("referrals")).isEqualTo(1);
    }

    @Test
    void jobsCostTooAndNothingIsBalancedUntilEveryCostIsKnown() {
        String stay = helped(1, 0);
        String home = created("/v1/referrals", """
                {"type":"home-readiness","stay":"%s","needs":["clean","keys"],"access":"landlord"}""".formatted(stay));
        add(hospital, home);
        String clean = job(home, "clean", ",\"cost\":120.50");
        assertThat(outcomes(hospital).getFloat("money.cost")).isEqualTo(190.5f);
        assertThat(outcomes(hospital).getFloat("money.costOfFlats")).isEqualTo(70);
        assertThat(outcomes(hospital).getFloat("money.costOfJobs")).isEqualTo(120.5f);
        JsonPath rates = outcomes(hospital);
        assertThat(rates.getList("rates.what", String.class)).containsExactly("bed-day", "flat-week");
        assertThat(rates.getString("rates[1].flat")).isEqualTo(flat(1));
        assertThat(rates.getFloat("rates[1].pounds")).isEqualTo(490);
        assertThat(rates.getString("rates[1].from")).isEqualTo(TODAY.toString());
        assertThat(outcomes(hospital).getInt("money.costNotKnown.people")).isZero();
        String keys = job(home, "keys", "");
        declared(flat(2), null, scheme);
        booked(flat(2), gone("unknown"));
        JsonPath told = outcomes(hospital);
        assertThat(told.getFloat("money.cost")).isEqualTo(190.5f);
        assertThat(told.getInt("money.costNotKnown.people")).isEqualTo(2);
        assertThat(told.getList("money.costNotKnown.flats")).containsExactly(flat(2));
        assertThat(told.getList("money.costNotKnown.jobs")).containsExactly(keys);
        assertThat(told.getString("money.balance")).isNull();
        as(hospital)
                .body("{\"reason\":\"mistake\"}")
                .post("/v1/jobs/" + clean + "/cancel")
                .then()
                .statusCode(200);
        assertThat(outcomes(hospital).getFloat("money.cost")).isEqualTo(70);
    }

    /** Nobody who may not know the people is told of less than a quarter, nor of one that is not over. */
    @Test
    void everybodyIsToldOfWholeQuartersWithoutSmallNumbers() {
        Quarter quarter = Quarter.before(TODAY);
        for (int i = 0; i < 8; i++) {
            helped(i, 0);
        }
        assertThat(outcomes(BOARD).getInt("people")).as("asked for today").isZero();
        // Eight people for whom it was asked some time ago.
        database.execute("update booking set data = jsonb_set(data::jsonb, '{bookedAt}', '\"" + quarter.first()
                + "T12:00:00Z\"')::text where trust = '" + trust + "'");
        await().atMost(Duration.ofSeconds(60)).until(() -> outcomes(BOARD).getInt("daysToHome.people") == 10);
        JsonPath told = outcomes(BOARD);
        assertThat(told.getString("from")).isEqualTo(quarter.first().toString());
        assertThat(told.getString("until")).isEqualTo(quarter.until().toString());
        assertThat(told.getInt("people")).isEqualTo(10);
        assertThat(told.getInt("helped")).isEqualTo(10);
        assertThat(told.getInt("rehoused")).isZero();
        assertThat(told.getFloat("money.cost")).isEqualTo(8 * 70);
        assertThat(told.getString("money.costNotKnown.flats")).isNull();
        assertThat(told.getString("money.costOfFlats")).isNull();
        assertThat(told.getList("rates.what", String.class)).containsOnly("bed-day");
        assertThat(told.getString("smallNumbers")).contains("1 to 7", "rounded to 5");

        LocalDate first = quarter.first();
        assertThat(refused("from=" + first.plusDays(1))).isEqualTo("from");
        assertThat(refused("from=" + first + "&until=" + first.plusDays(7))).isEqualTo("until");
        assertThat(refused("from=" + quarter.until())).isEqualTo("from");
        assertThat(refused("until=" + quarter.until().plusDays(1))).isEqualTo("until");
        Response free =
                as(hospital).get("/v1/schemes/" + scheme + "/outcomes?from=" + first + "&until=" + first.plusDays(7));
        assertThat(free.jsonPath().getInt("people")).isEqualTo(8);
        assertThat(free.header("ETag")).isNotEmpty();
    }

    private String refused(String query) {
        Response answer = as(BOARD).get("/v1/schemes/" + scheme + "/outcomes?" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        return answer.jsonPath().getString("errors[0].field");
    }

    /** Somebody who left hospital today. */
    private String gone(String name) {
        String stay = trust + ":" + name;
        AdmissionFeed.stayed(stay, patient(stay), daysAgo(9), daysAgo(0), false);
        return stay;
    }

    private String job(String referral, String kind, String rest) {
        return created(
                "/v1/jobs",
                "{\"referral\":\"%s\",\"kind\":\"%s\",\"supplier\":\"S-%s\"%s}".formatted(referral, kind, test, rest));
    }
}
