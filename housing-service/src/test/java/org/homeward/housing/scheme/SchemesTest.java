package org.homeward.housing.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.homeward.housing.AdmissionFeed;
import org.homeward.housing.Servers;
import org.homeward.housing.Tokens;
import org.homeward.kit.http.Paging;
import org.junit.jupiter.api.Test;

/** What becomes of people whom a scheme has helped, and what that is worth. Each test has a trust and a scheme of its own. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SchemesTest extends SchemeStory {

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
        JsonPath twice = answer(hospital, home + "-30", "cannot-be-reached").jsonPath();
        assertThat(twice.getString("living")).isEqualTo("cannot-be-reached");
        assertThat(twice.getList("answers.living")).containsExactly("moved", "cannot-be-reached");
        assertThat(twice.getList("answers.by")).containsOnly("hospital-" + trust);
        assertThat(due()).isEmpty();
        assertThat(as(Tokens.token("board", "QXX", SCOPES))
                        .get("/v1/follow-ups")
                        .statusCode())
                .isEqualTo(403);
        JsonPath counted = outcomes(hospital);
        assertThat(counted.getInt("followUps[0].cannot-be-reached")).isEqualTo(1);
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
        // Who was seen last has not left, after all: the list goes on where it was.
        AdmissionFeed.merged(all.get(1).replace("-30", ""), 10, trust + ":another");
        await().atMost(Duration.ofSeconds(60)).until(() -> due().equals(List.of(all.get(0), all.get(2))));
        assertThat(read("/v1/follow-ups?limit=2&cursor=" + first.getString("next"))
                        .getList("items.id"))
                .isEqualTo(all.subList(2, 3));
        assertThat(as(hospital)
                        .get("/v1/follow-ups?cursor=" + Paging.cursor("yesterday", "x", "30"))
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("cursor");
    }

    @Test
    void whatWasForAStayThatWasMergedIsForTheWhole() {
        String part = helped(1, 31);
        AdmissionFeed.ready(part, TODAY.minusDays(33).toString(), null);
        String whole = trust + ":whole";
        AdmissionFeed.stayed(whole, patient(part), daysAgo(41), daysAgo(31), false);
        AdmissionFeed.merged(part, 10, whole);
        await().atMost(Duration.ofSeconds(60)).until(() -> due().equals(List.of(whole + "-30")));
        await().atMost(Duration.ofSeconds(60)).until(() -> outcomes(hospital).getInt("bedDays.people") == 1);
        JsonPath told = outcomes(hospital);
        assertThat(told.getInt("people")).isEqualTo(1);
        assertThat(told.getFloat("bedDays.medianWith")).isEqualTo(2);
        assertThat(told.getInt("followUps[0].due")).isEqualTo(1);
        assertThat(answer(hospital, whole + "-30", "home").statusCode()).isEqualTo(200);
        Response one = as(hospital).get("/v1/follow-ups/" + whole + "-30");
        assertThat(one.header("ETag")).isNotEmpty();
        assertThat(one.jsonPath().getString("asOf")).isNotEmpty();
        assertThat(one.jsonPath().getString("living")).isEqualTo("home");
    }

    /** Whether it helped or not; a draft was sent to nobody, and who has withdrawn is left alone. */
    @Test
    void whoeverWasReferredIsFollowedUp() {
        for (String name : List.of("referred", "draft", "withdrawn")) {
            AdmissionFeed.stayed(trust + ":" + name, patient(trust + ":" + name), daysAgo(40), daysAgo(31), false);
        }
        referred(trust + ":referred");
        created("/v1/referrals", "{\"type\":\"duty-to-refer\",\"stay\":\"" + trust + ":draft\",\"status\":\"draft\"}");
        act(hospital, referred(trust + ":withdrawn"), "withdraw", "");
        assertThat(due()).containsExactly(trust + ":referred-30");
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
        String back = trust + ":without-back";
        AdmissionFeed.stayed(back, patient(back), daysAgo(60), daysAgo(40), false);
        AdmissionFeed.ready(back, TODAY.minusDays(45).toString(), "WB4");
        again(back, 30, 25, "21");
        String other = trust + ":other";
        AdmissionFeed.stayed(other, "p-" + other, daysAgo(20), daysAgo(0), false);
        AdmissionFeed.ready(other, TODAY.minusDays(15).toString(), "CT3");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> stays() == 14
                        && outcomes(hospital).getInt("bedDays.people") == 6
                        && outcomes(hospital).getInt("bedDays.staysWithout") == 6);
        JsonPath told = outcomes(hospital);
        assertThat(told.getInt("people")).isEqualTo(6);
        assertThat(told.getInt("helped")).isEqualTo(6);
        assertThat(told.getFloat("bedDays.medianWithout")).isEqualTo(5);
        assertThat(told.getInt("readmittedWithin30Days.without.count")).isEqualTo(1);
        assertThat(told.getInt("readmittedWithin30Days.without.of")).isEqualTo(1);
        assertThat(told.getFloat("bedDays.avoided")).isEqualTo(18);
        assertThat(told.getFloat("money.saving")).isEqualTo(18 * 346);
        assertThat(told.getFloat("money.cost")).isEqualTo(6 * 70);
        assertThat(told.getFloat("money.balance")).isEqualTo(18 * 346 - 6 * 70);
        assertThat(told.getString("rates[0].source")).contains("IPACS");
        assertThat(told.getList("method")).isNotEmpty();
        assertThat(told.getList("limits")).isNotEmpty();
        assertThat(told.getString("trust")).isEqualTo(trust);

        assertThat(outcomes(ANOTHER).getInt("people")).isZero();
        assertThat(as(hospital).get("/v1/schemes/no-" + test + "/outcomes").statusCode())
                .isEqualTo(404);
        assertThat(as(hospital)
                        .get("/v1/schemes/" + scheme + "/outcomes?from=2026-02-01&until=2026-02-01")
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("until");
    }
}
