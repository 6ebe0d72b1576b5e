package org.homeward.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.homeward.capacity.AdmissionFeed.bedStatus;
import static org.homeward.capacity.AdmissionFeed.movement;
import static org.homeward.capacity.AdmissionFeed.stay;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What decides nothing any more is forgotten, what does is not, and the views rebuild to the byte afterwards. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ForgetOldTest {

    private static final String HOSPITAL = Tokens.hospital("RXX");
    private static final Instant CAME = Instant.parse("2026-06-03T08:00:00Z");
    private static final Instant LEFT = CAME.plusSeconds(3600);

    /** A day after the longest time for which anything is kept. */
    private static final Instant LATER = Instant.now().plus(Duration.ofDays(2923));

    @Inject
    Database database;

    @Inject
    ForgetOldStays stays;

    @Inject
    ForgetOldBedFacts facts;

    @Inject
    RebuildViews rebuild;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void forgetsEndedStaysAndKeepsThoseThatGoOn() {
        AdmissionFeed.send(List.of(
                stay("RXX:stays", 1, CAME, "admitted", movement("A01", CAME, bed(0), "admitted"), ""),
                stay("RXX:left", 1, CAME, "admitted", movement("A01", CAME, bed(1), "admitted"), ""),
                stay("RXX:left", 2, LEFT, "discharged", movement("A03", LEFT, bed(1), "discharged"), "")));
        caughtUp();
        database.execute("insert into stay (id, trust, version, is_over, over_since)"
                + " select 'RXX:old' || n, 'RXX', 1, true, '2026-06-03' from generate_series(1, 2500) n");

        assertThat(stays.forget(Instant.now())).isZero();
        assertThat(stays.forget(LATER)).isEqualTo(2501);
        assertThat(database.rows("select id from stay")).containsExactly("RXX:stays");
        assertThat(database.rows("select distinct stay from stay_history")).containsExactly("RXX:stays");
        assertThat(database.rows("select distinct stay from occupancy")).containsExactly("RXX:stays");
        rebuildsToTheByte();
    }

    @Test
    void forgetsHoldsThatEndedAndKeepsTheOneThatIsLive() {
        Api.estate(false, 2);
        Instant until = LATER.plus(Duration.ofDays(1));
        String released = hold(bed(0), until);
        Api.as(HOSPITAL).delete("/v1/holds/" + released).then().statusCode(204);
        String live = hold(bed(1), until);
        database.execute("""
                insert into hold (id, bed, trust, purpose, held_by, from_at, until_at, recorded_at, ended_at, ended_recorded_at)
                select gen_random_uuid(), 'RXX01/W1/B1/0', 'RXX', 'list', 'x', t, t + interval '1 h', t, t + interval '1 h',
                  t + interval '1 h' from (select '2026-06-03'::timestamptz + n * interval '2 h' as t
                  from generate_series(1, 1500) n) as n""");

        assertThat(facts.forget(Instant.now())).isZero();
        assertThat(facts.forget(LATER)).isEqualTo(1501);
        assertThat(database.rows("select id from hold")).containsExactly(live);
        rebuildsToTheByte();
    }

    @Test
    void keepsTheStatusesThatAreInForceAndTheLastWordOfAFeed() {
        Api.estate(false, 3);
        AdmissionFeed.send(List.of(
                bedStatus(bed(0), "RXX", "K", CAME, 1, CAME),
                bedStatus(bed(0), "RXX", "U", LEFT, 2, LEFT),
                bedStatus(bed(1), "RXX", "H", CAME, 1, CAME)));
        caughtUp();
        say(bed(1), "contaminated");
        say(bed(1), "clean");
        say(bed(1), "contaminated");
        say(
                bed(2),
                "closed\",\"reason\":\"maintenance\",\"until\":\""
                        + Instant.now().plusSeconds(60));

        facts.forget(Instant.now());
        assertThat(database.one("select count(*) from bed_status")).isEqualTo("7");
        String before = Api.bed(bed(1), "").getString("reasons");
        assertThat(facts.forget(LATER)).isEqualTo(3);
        assertThat(database.rows("select bed || ' ' || said from bed_status order by bed, from_at"))
                .containsExactly(
                        bed(0) + " FEED_UNOCCUPIED",
                        bed(1) + " FEED_HOUSEKEEPING",
                        bed(1) + " CLEAN",
                        bed(1) + " CONTAMINATED");
        assertThat(Api.bed(bed(1), "").getString("reasons")).isEqualTo(before).contains("contaminated");
        rebuildsToTheByte();
    }

    @Test
    void keepsTheDocumentThatStandsAndForgetsLinksThatNobodyChanges() {
        for (int beds = 1; beds <= 4; beds++) {
            Api.estate(false, beds);
        }
        Api.estate(false, 2);
        String shown = Api.as(HOSPITAL).get("/v1/sites/RXX01/estate").asString();
        AdmissionFeed.send(List.of(AdmissionFeed.event(
                "patient-links-changed",
                "patient:6a9a4d38-0f1e-4d53-9f0e-0a3c1f4b7d21",
                "RXX",
                1,
                CAME,
                "{\"patient\":\"6a9a4d38-0f1e-4d53-9f0e-0a3c1f4b7d21\",\"trust\":\"RXX\",\"links\":[],\"source\":\"PAS|RXX\","
                        + "\"version\":1,\"recordedAt\":\"2026-06-03T08:00:00Z\"}")));
        caughtUp();
        assertThat(database.one("select count(*) from patient_link")).isEqualTo("1");

        assertThat(facts.forget(Instant.now())).isZero();
        assertThat(facts.forget(LATER)).isEqualTo(2);
        assertThat(database.rows("select version from estate_version")).containsExactly("5");
        assertThat(database.one("select count(*) from patient_link")).isEqualTo("0");
        assertThat(Api.as(HOSPITAL).get("/v1/sites/RXX01/estate").asString()).isEqualTo(shown);
        assertThat(Api.as(HOSPITAL).get("/v1/beds").jsonPath().getList("items.bed"))
                .containsExactly(bed(0), bed(1));
        rebuildsToTheByte();
    }

    private void rebuildsToTheByte() {
        RebuildViews.Result result = rebuild.rebuild();
        assertThat(result.differentOccupancies()).isZero();
        assertThat(result.differentRecords()).isZero();
        assertThat(result.differentCommitments()).isZero();
    }

    private static String bed(int number) {
        return "RXX01/W1/B1/" + number;
    }

    private static String hold(String bed, Instant until) {
        return Api.hold(HOSPITAL, bed, "\"purpose\":\"list\"", until)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void say(String bed, String status) {
        Api.as(HOSPITAL)
                .body("{\"bed\":\"%s\",\"status\":\"%s\"}".formatted(bed, status))
                .post("/v1/bed-status")
                .then()
                .statusCode(201);
    }

    private void caughtUp() {
        Instant end = Instant.now();
        AdmissionFeed.beat(end);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> database.one("select count(*) from watermark where known_at >= '" + end
                                + "'::timestamptz - interval '1 ms'")
                        .equals("6"));
    }
}
