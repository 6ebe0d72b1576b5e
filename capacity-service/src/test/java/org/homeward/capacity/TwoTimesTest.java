package org.homeward.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.homeward.capacity.AdmissionFeed.movement;
import static org.homeward.capacity.AdmissionFeed.stay;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day on one ward: a transfer that is told late, and an admission that is cancelled. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class TwoTimesTest {

    private static final String FIRST = "RXX01/W1/B1/1";
    private static final String SECOND = "RXX01/W1/B1/2";
    private static final String IN_FIRST = movement("A01", hour(8), FIRST, "admitted");
    private static final String THEN_IN_SECOND = movement("A02", hour(10), SECOND, "admitted");

    @Inject
    Database database;

    @Inject
    RebuildViews rebuild;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void aLateMessageChangesThePastAndLeavesWhatWasKnown() {
        apply(stay("RXX:1", 1, hour(8), "admitted", IN_FIRST, ""));
        apply(stay("RXX:1", 2, hour(15), "admitted", IN_FIRST + "," + THEN_IN_SECOND, ""));
        assertThat(status(FIRST, hour(12), null)).isEqualTo("empty");
        assertThat(status(SECOND, hour(12), null)).isEqualTo("occupied");
        assertThat(status(FIRST, hour(12), hour(13))).isEqualTo("occupied");
        assertThat(status(FIRST, hour(9), null)).isEqualTo("occupied");
        assertThat(Api.bed(FIRST, "?asOf=" + hour(7)).getList("occupants")).isEmpty();
        Api.as(Tokens.hospital("RXX"))
                .get("/v1/beds/" + SECOND + "?knownAt=" + hour(13))
                .then()
                .statusCode(404);
    }

    @Test
    void aCancelledAdmissionHasNeverBeenAndWasBelieved() {
        apply(stay("RXX:2", 1, hour(8), "admitted", IN_FIRST, ""));
        apply(stay("RXX:2", 2, hour(9), "cancelled", "", ""));
        assertThat(isThere(FIRST, hour(8).plusSeconds(60))).isFalse();
        assertThat(status(FIRST, hour(8).plusSeconds(60), hour(8).plusSeconds(600)))
                .isEqualTo("occupied");
    }

    /** Whether the cancel or what it cancels comes first: a bed that only the cancelled admission named is none. */
    @Test
    void aBedThatOnlyACancelledAdmissionNamedIsNone() {
        apply(stay("RXX:2", 1, hour(8), "admitted", IN_FIRST, ""));
        apply(stay("RXX:5", 1, hour(8), "admitted", THEN_IN_SECOND, ""));
        assertThat(isThere(FIRST, null)).isTrue();
        apply(stay("RXX:2", 2, hour(9), "cancelled", "", ""));
        assertThat(isThere(FIRST, null)).isFalse();
        assertThat(isThere(SECOND, null)).isTrue();
    }

    /** The same of wards: with a bed there, and without one. */
    @Test
    void aWardThatOnlyACancelledAdmissionNamedIsNone() {
        apply(stay("RXX:2", 1, hour(8), "admitted", movement("A01", hour(8), "RXX01/W8/-/-", "admitted"), ""));
        apply(stay("RXX:3", 1, hour(8), "admitted", movement("A01", hour(8), "RXX01/W9/B1/1", "admitted"), ""));
        assertThat(wards("")).containsExactly("W8", "W9");
        apply(stay("RXX:2", 2, hour(9), "cancelled", "", ""), stay("RXX:3", 2, hour(9), "cancelled", "", ""));
        assertThat(wards("")).isEmpty();
        assertThat(wards("&knownAt=" + hour(8).plusSeconds(60))).containsExactly("W8", "W9");
    }

    @Test
    void anOlderVersionThatComesLateIsKnownFromItsOwnTime() {
        apply(stay("RXX:3", 3, hour(15), "admitted", THEN_IN_SECOND, ""));
        apply(stay("RXX:3", 1, hour(8), "admitted", IN_FIRST, ""));
        assertThat(status(SECOND, hour(16), null)).isEqualTo("occupied");
        assertThat(isThere(FIRST, hour(16))).isFalse();
        assertThat(status(FIRST, hour(9), hour(9))).isEqualTo("occupied");
    }

    @Test
    void pagesThroughThePastWithoutPassingABedOver() {
        List<String> beds = List.of("RXX01/AMU/-/1", "RXX01/W1/B1/1", "RXX01/W1/B2/1", "RXX01/W2/B1/1", "RXX01/Z/-/9");
        for (int i = beds.size() - 1; i >= 0; i--) {
            apply(stay("RXX:2" + i, 1, hour(8), "admitted", movement("A01", hour(8), beds.get(i), "admitted"), ""));
        }
        List<String> walked = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = Api.as(Tokens.operator())
                    .get("/v1/beds?limit=2&asOf=" + hour(9) + cursor)
                    .jsonPath();
            walked.addAll(page.getList("items.bed", String.class));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        assertThat(walked).isEqualTo(beds);
    }

    @Test
    void comparesAnObservationWithWhoWasThereThen() {
        apply(
                AdmissionFeed.bedStatus(FIRST, "RXX", "U", hour(7), 1, hour(7)),
                stay("RXX:9", 1, hour(8), "admitted", IN_FIRST, ""));
        assertThat(Api.bed(FIRST, "").getBoolean("observed.mismatch")).isFalse();
        apply(AdmissionFeed.bedStatus(FIRST, "RXX", "O", hour(9), 2, hour(9)));
        apply(stay("RXX:9", 2, hour(10), "admitted", IN_FIRST + "," + THEN_IN_SECOND, ""));
        assertThat(Api.bed(FIRST, "").getBoolean("observed.mismatch")).isFalse();
        assertThat(Api.bed(FIRST, "?asOf=" + hour(12)).getBoolean("observed.mismatch"))
                .isFalse();
        apply(AdmissionFeed.bedStatus(SECOND, "RXX", "U", hour(11), 1, hour(11)));
        assertThat(Api.bed(SECOND, "").getBoolean("observed.mismatch")).isTrue();
    }

    @Test
    void namesBothPatientsOfOneBedAndListsThoseWithoutOne() {
        apply(
                stay("RXX:4", 1, hour(8), "admitted", IN_FIRST, ""),
                stay("RXX:5", 1, hour(9), "admitted", movement("A01", hour(9), FIRST, "admitted"), ""),
                stay("RXX:6", 1, hour(9), "admitted", movement("A01", hour(9), "RXX01/W1/-/-", "admitted"), ""));
        assertThat(Api.bed(FIRST, "").getList("conflict.stays")).containsExactly("RXX:4", "RXX:5");
        assertThat(Api.bed(FIRST, "").getList("reasons.code")).contains("conflict");
        var counts = Api.as(Tokens.hospital("RXX"))
                .get("/v1/bed-availability?by=ward")
                .jsonPath();
        assertThat(counts.getInt("items[0].withoutBed")).isEqualTo(1);
        assertThat(counts.getInt("items[0].core.conflict")).isEqualTo(1);
        assertThat(counts.getList("items[0].staysWithoutBed.stay")).containsExactly("RXX:6");
        var others = Api.as(Tokens.app()).get("/v1/beds?asOf=" + hour(12));
        assertThat(others.asString()).doesNotContain("RXX:4").doesNotContain("occupants");
    }

    @Test
    void swapsTwoPatientsAtOneInstant() {
        String swapped = ",";
        Event one = stay(
                "RXX:7",
                2,
                hour(11),
                "admitted",
                IN_FIRST + swapped + movement("A17", hour(11), SECOND, "admitted"),
                "");
        Event two = stay(
                "RXX:8",
                2,
                hour(11),
                "admitted",
                movement("A01", hour(8), SECOND, "admitted") + swapped + movement("A17", hour(11), FIRST, "admitted"),
                "");
        String both = "{\"stays\":[" + new String(one.data()) + "," + new String(two.data()) + "]}";
        AdmissionFeed.send(List.of(AdmissionFeed.event("patients-swapped", "RXX:7+RXX:8", "RXX", 1, hour(11), both)));
        caughtUp();
        assertThat(Api.bed(FIRST, "").getList("occupants.stay")).containsExactly("RXX:8");
        assertThat(Api.bed(SECOND, "").getList("occupants.stay")).containsExactly("RXX:7");
        assertThat(Api.bed(FIRST, "?asOf=" + hour(9)).getList("occupants.stay")).containsExactly("RXX:7");
    }

    @Test
    void rebuildsWhatStoodThereToTheByte() {
        Api.estate(true, 12);
        AdmissionFeed.send(RandomHistory.events(11, 200, 12));
        AdmissionFeed.send(List.of(AdmissionFeed.bedStatus("RXX01/W1/B1/3", "RXX", "H", hour(8), 1, hour(8))));
        caughtUp();
        List<String> before = everything();
        RebuildViews.Result untouched = rebuild.rebuild();
        assertThat(untouched.differentOccupancies()).isZero();
        assertThat(untouched.differentRecords()).isZero();
        assertThat(everything()).isEqualTo(before);
        database.execute(
                "delete from occupancy where id % 3 = 0",
                "update live_view set data = '{}' where target like '%/B1/4'",
                "delete from estate_bed where bed like '%/5'");
        RebuildViews.Result repaired = rebuild.rebuild();
        assertThat(repaired.differentOccupancies()).isPositive();
        assertThat(repaired.differentRecords()).isPositive();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theLiveRecordAndTheAnswerFromHistoryAreTheSame() {
        Api.estate(true, 12);
        AdmissionFeed.send(RandomHistory.events(13, 100, 12));
        caughtUp();
        for (String live : database.rows("select target, data from live_view where is_bed order by target")) {
            String bed = live.substring(0, live.indexOf('|'));
            String data = live.substring(live.indexOf('|') + 1);
            var past = Api.bed(bed, "?asOf=" + Instant.now());
            var now = new io.restassured.path.json.JsonPath(data);
            assertThat(past.getList("reasons.code")).as(bed).isEqualTo(now.getList("reasons.code"));
            assertThat(past.getList("reasons.from")).as(bed).isEqualTo(now.getList("reasons.from"));
            assertThat(past.getList("occupants.stay")).as(bed).isEqualTo(now.getList("occupants.stay"));
            assertThat(past.getString("observedAt")).as(bed).isEqualTo(now.getString("observedAt"));
            assertThat(past.getString("source")).as(bed).isEqualTo(now.getString("source"));
            assertThat(past.getString("version"))
                    .as(bed)
                    .isEqualTo(database.one("select version from live_view where target = '" + bed + "'"));
        }
    }

    /** A version is one of the live record: what was believed then is no version of it. */
    @Test
    void tellsTheVersionOfABedButNotOfWhatWasKnownThen() {
        apply(stay("RXX:1", 1, hour(8), "admitted", IN_FIRST, ""));
        apply(stay("RXX:1", 2, hour(15), "admitted", IN_FIRST + "," + THEN_IN_SECOND, ""));
        assertThat(Api.bed(FIRST, "?asOf=" + hour(12)).getLong("version")).isEqualTo(2);
        var page = Api.as(Tokens.operator()).get("/v1/beds?asOf=" + hour(12)).jsonPath();
        assertThat(page.getList("items.version", Long.class)).containsExactly(2L, 1L);
        assertThat(Api.bed(FIRST, "?knownAt=" + hour(13)).getMap("")).doesNotContainKey("version");
    }

    private List<String> everything() {
        List<String> rows =
                new java.util.ArrayList<>(database.rows("select target, trust, data from live_view order by target"));
        rows.addAll(database.rows(RandomHistory.OCCUPANCY));
        rows.addAll(database.rows("select * from estate_bed order by bed"));
        return rows;
    }

    private static List<String> wards(String query) {
        return Api.as(Tokens.operator())
                .get("/v1/bed-availability?by=ward" + query)
                .jsonPath()
                .getList("items.ward");
    }

    private static boolean isThere(String bed, Instant asOf) {
        int answer = Api.as(Tokens.hospital("RXX"))
                .get("/v1/beds/" + bed + (asOf == null ? "" : "?asOf=" + asOf))
                .statusCode();
        return answer == 200;
    }

    private static String status(String bed, Instant asOf, Instant knownAt) {
        return Api.bed(bed, "?asOf=" + asOf + (knownAt == null ? "" : "&knownAt=" + knownAt))
                .getString("status");
    }

    private void apply(Event... events) {
        AdmissionFeed.send(List.of(events));
        caughtUp();
    }

    private void caughtUp() {
        Instant end = Instant.now();
        AdmissionFeed.beat(end);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.one("select count(*) from watermark where known_at >= '" + end
                                + "'::timestamptz - interval '1 ms'")
                        .equals("6"));
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-06-03T00:00:00Z").plusSeconds(3600L * hour);
    }
}
