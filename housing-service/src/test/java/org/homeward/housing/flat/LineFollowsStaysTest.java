package org.homeward.housing.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.homeward.housing.flat.FlatDesk.TODAY;
import static org.homeward.housing.flat.FlatDesk.act;
import static org.homeward.housing.flat.FlatDesk.as;
import static org.homeward.housing.flat.FlatDesk.booked;
import static org.homeward.housing.flat.FlatDesk.entry;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.homeward.housing.AdmissionFeed;
import org.homeward.housing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is kept in line, or a flat for them, who has a flat already, has left, has died, or is part of another stay. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class LineFollowsStaysTest {

    private static final Instant ADMITTED = Instant.now().minus(Duration.ofDays(9));

    private final String test = UUID.randomUUID().toString().substring(0, 8);
    private final FlatDesk desk = new FlatDesk(test);
    private final String flat = "L-" + test;
    private String stay;
    private String first;
    private String second;
    private String offer;

    /** The first in line has an offer, the second waits. */
    @BeforeEach
    void oneIsOfferedAFlatAndOneWaits() {
        stay = desk.stay("first");
        first = desk.wait(stay, TODAY);
        second = desk.wait(desk.stay("second"), TODAY.plusDays(1));
        desk.declare(flat);
        offer = entry(first).getString("booking");
        assertThat(booked(offer).getString("status")).isEqualTo("offered");
    }

    @Test
    void whoIsBookedDirectlyIsOfferedNothingMore() {
        desk.declare(flat + "b");
        act("bookings/" + entry(second).getString("booking") + "/decline");
        String direct = desk.book(flat + "b", stay, TODAY, 3);
        assertThat(entry(first).getString("status")).isEqualTo("housed");
        assertThat(entry(first).getString("booking")).isEqualTo(direct);
        Response late = as().post("/v1/bookings/" + offer + "/accept");
        assertThat(late.statusCode()).isEqualTo(409);
        goesToTheSecond();
    }

    @Test
    void whoIsDischargedMayStillSayYes() {
        discharged(stay);
        assertThat(act("bookings/" + offer + "/accept").getString("status")).isEqualTo("booked");
        assertThat(entry(first).getString("status")).isEqualTo("housed");
        discharged("RXX:second-" + test);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "stay-ended".equals(entry(second).getString("reason")));
    }

    @Test
    void whoIsDischargedAndSaysNoStandsInLineNoMore() {
        discharged(stay);
        act("bookings/" + offer + "/decline");
        assertThat(entry(first).getString("status")).isEqualTo("gone");
        assertThat(entry(first).getString("reason")).isEqualTo("stay-ended");
        assertThat(entry(second).getString("status")).isEqualTo("offered");
    }

    @Test
    void whoHasDiedIsOfferedNothingMore() {
        AdmissionFeed.stayed(stay, AdmissionFeed.patient(stay), ADMITTED, Instant.now(), true);
        goesToTheSecond();
        assertThat(entry(first).getString("status")).isEqualTo("gone");
        assertThat(entry(first).getString("reason")).isEqualTo("stay-ended");
        Response again = as().body(desk.waiting(stay, TODAY)).post("/v1/waiting-list");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("type")).endsWith("/stay-ended");
        assertThat(as().body(desk.booking(flat, stay, TODAY.plusDays(30), 1))
                        .post("/v1/bookings")
                        .jsonPath()
                        .getString("type"))
                .endsWith("/stay-ended");
    }

    @Test
    void whoseStayIsCancelledHasAnAlarmOnTheirFlat() {
        act("bookings/" + offer + "/accept");
        assertThat(booked(offer).getList("alarms.code")).isEmpty();
        AdmissionFeed.became(stay, 2, "cancelled");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> booked(offer).getList("alarms.code").contains("stay-ended"));
        assertThat(booked(offer).getString("status")).isEqualTo("booked");
        assertThat(FlatDesk.read("/v1/bookings?alarm=stay-ended&flat=" + flat).getList("items.id", String.class))
                .containsExactly(offer);
    }

    @Test
    void mergedStaysStandInLineOnceForTheOneThatIsLeft() {
        String left = desk.stay("left");
        AdmissionFeed.merged(stay, 2, left);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> left.equals(entry(first).getString("stay")));
        assertThat(entry(first).getString("status")).isEqualTo("offered");
        String other = desk.stay("other");
        String third = desk.wait(other, TODAY.minusDays(1));
        AdmissionFeed.merged(other, 2, left);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "stay-merged".equals(entry(third).getString("reason")));
        assertThat(entry(first).getString("status")).isEqualTo("offered");
        String direct = "L-" + test + "c";
        desk.declare(direct);
        act("bookings/" + entry(second).getString("booking") + "/decline");
        desk.book(direct, left, TODAY, 3);
        assertThat(entry(first).getString("status")).isEqualTo("housed");
        goesToTheSecond();
    }

    @Test
    void whatWasBookedForAPartIsFoundForTheStayThatGoesOn() {
        String whole = desk.stay("whole");
        AdmissionFeed.merged(stay, 2, whole);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> whole.equals(entry(first).getString("stay")));
        assertThat(FlatDesk.read("/v1/bookings?stay=" + whole).getList("items.id", String.class))
                .containsExactly(offer);
        assertThat(FlatDesk.read("/v1/bookings?stay=" + stay).getList("items.id", String.class))
                .containsExactly(offer);
        assertThat(FlatDesk.read("/v1/bookings?stay=" + desk.stay("other")).getList("items"))
                .isEmpty();
    }

    @Test
    void nobodyStandsInLineTwice() {
        Response again = as().body(desk.waiting(stay, TODAY)).post("/v1/waiting-list");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("type")).endsWith("/already-in-line");
        assertThat(again.jsonPath().getString("current.id")).isEqualTo(first);
        assertThat(as().body("{\"reason\":\"stay ended\"}")
                        .post("/v1/waiting-list/" + second + "/leave")
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("reason");
    }

    /** They have left hospital, and nobody of the stay may join the line any more. */
    private void discharged(String left) {
        AdmissionFeed.stayed(left, AdmissionFeed.patient(left), ADMITTED, Instant.now(), false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as().body(desk.waiting(left, TODAY))
                        .post("/v1/waiting-list")
                        .jsonPath()
                        .getString("type")
                        .endsWith("/stay-ended"));
    }

    private void goesToTheSecond() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "offered".equals(entry(second).getString("status")));
        assertThat(booked(offer).getString("cancelReason")).isEqualTo("no-longer-needed");
        assertThat(booked(entry(second).getString("booking")).getString("flat")).isEqualTo(flat);
    }
}
