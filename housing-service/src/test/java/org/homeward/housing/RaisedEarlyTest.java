package org.homeward.housing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A flag of a discharge case raises a draft, once for a stay, whatever comes first; over the real broker and database. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RaisedEarlyTest {

    private static final String HOSPITAL = Tokens.hospital("RXX");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String stay = "RXX:" + UUID.randomUUID();

    @Test
    void startsADutyToReferWithoutAWordAboutThePerson() {
        AdmissionFeed.admitted(stay);
        AdmissionFeed.flagged(stay, 1, "in-hospital", "no-fixed-abode");
        awaitStatuses(stay, "draft");
        var draft = as().get("/v1/referrals?stay=" + stay).jsonPath();
        assertThat(draft.getString("items[0].raisedBy")).isEqualTo("housing-service");
        String id = draft.getString("items[0].id");
        String told = ReferralTopic.await("referral:" + id, data -> data.contains("\"status\":\"draft\""));
        assertThat(told)
                .contains("\"person\":\"" + AdmissionFeed.patient(stay) + '"')
                .contains("\"authority\":null");
        AdmissionFeed.flagged(stay, 2, "in-hospital", "no-fixed-abode", "{\"date\":\"2026-06-09\",\"proposed\":false}");
        await().atMost(MINUTE)
                .until(() -> "2026-06-08T23:00:00Z"
                        .equals(as().get("/v1/referrals/" + id).jsonPath().getString("dueAt")));
    }

    @Test
    void isRaisedOnceInEveryOrderOfArrival() {
        Random random = new Random(4711);
        for (int round = 0; round < 8; round++) {
            String one = "RXX:" + UUID.randomUUID();
            List<Runnable> told = new ArrayList<>(List.of(
                    () -> AdmissionFeed.admitted(one),
                    () -> AdmissionFeed.flagged(one, 1, "in-hospital", "no-fixed-abode"),
                    () -> AdmissionFeed.flagged(one, 2, "in-hospital", "threatened"),
                    () -> AdmissionFeed.flagged(one, 3, "in-hospital", "no-fixed-abode"),
                    () -> AdmissionFeed.flagged(one, 3, "in-hospital", "no-fixed-abode")));
            Collections.shuffle(told, random);
            told.forEach(Runnable::run);
            awaitStatuses(one, "draft");
            afterEverythingBefore();
            assertThat(statuses(one)).as("round %d", round).containsExactly("draft");
        }
    }

    @Test
    void isTakenBackWithTheStayAndRaisedAnewWithIt() {
        AdmissionFeed.admitted(stay);
        AdmissionFeed.flagged(stay, 1, "in-hospital", "no-fixed-abode");
        awaitStatuses(stay, "draft");
        AdmissionFeed.flagged(stay, 2, "cancelled", "no-fixed-abode");
        awaitStatuses(stay, "withdrawn");
        AdmissionFeed.flagged(stay, 3, "in-hospital", "no-fixed-abode");
        awaitStatuses(stay, "draft", "withdrawn");
        AdmissionFeed.flagged(stay, 4, "in-hospital", "none");
        awaitStatuses(stay, "withdrawn", "withdrawn");
    }

    @Test
    void isNotRaisedAgainOnceAPersonHasDecided() {
        AdmissionFeed.admitted(stay);
        AdmissionFeed.flagged(stay, 1, "in-hospital", "no-fixed-abode");
        awaitStatuses(stay, "draft");
        String id = as().get("/v1/referrals?stay=" + stay).jsonPath().getString("items[0].id");
        as().post("/v1/referrals/" + id + "/withdraw").then().statusCode(200);
        AdmissionFeed.flagged(stay, 2, "ready", "threatened");
        afterEverythingBefore();
        assertThat(statuses(stay)).containsExactly("withdrawn");
    }

    @Test
    void givesWayToWhatAPersonRaises() {
        AdmissionFeed.admitted(stay);
        AdmissionFeed.flagged(stay, 1, "in-hospital", "no-fixed-abode");
        awaitStatuses(stay, "draft");
        as().body("{\"type\":\"duty-to-refer\",\"stay\":\"%s\",\"status\":\"draft\"}".formatted(stay))
                .post("/v1/referrals")
                .then()
                .statusCode(201);
        assertThat(statuses(stay)).containsExactlyInAnyOrder("draft", "withdrawn");
    }

    @Test
    void goesOnWithTheStayThatItsStayIsPartOf() {
        String survivor = "RXX:" + UUID.randomUUID();
        AdmissionFeed.admitted(stay);
        AdmissionFeed.flagged(stay, 1, "in-hospital", "no-fixed-abode");
        awaitStatuses(stay, "draft");
        AdmissionFeed.flagged(survivor, 1, "in-hospital", "no-fixed-abode");
        AdmissionFeed.merged(stay, 2, survivor);
        AdmissionFeed.admitted(survivor);
        AdmissionFeed.flagged(stay, 2, "merged", "no-fixed-abode");
        awaitStatuses(stay, "withdrawn");
        awaitStatuses(survivor, "draft", "withdrawn");
    }

    /** What was told before is applied: a later stay of the same trust is here. */
    private void afterEverythingBefore() {
        String last = "RXX:" + UUID.randomUUID();
        AdmissionFeed.admitted(last);
        AdmissionFeed.flagged(last, 1, "in-hospital", "no-fixed-abode");
        awaitStatuses(last, "draft");
    }

    private static void awaitStatuses(String stay, String... expected) {
        await().atMost(MINUTE).untilAsserted(() -> assertThat(statuses(stay)).containsExactlyInAnyOrder(expected));
    }

    private static List<String> statuses(String stay) {
        return as().get("/v1/referrals?status=all&stay=" + stay)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.status", String.class);
    }

    private static RequestSpecification as() {
        return given().header("Authorization", "Bearer " + HOSPITAL)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
