package org.homeward.discharge.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packages of somebody whose numbers or stays turn out to be one, in every order in which that becomes known. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OnePersonTest {

    private static final Instant MORNING = Instant.parse("2026-06-03T08:00:00Z");
    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    @Inject
    Database database;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
        Feeds.provider("ROWAN", 1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select count(*) from care_provider").equals("1"));
    }

    @Test
    void pausesForAStayUnderTheSurvivorsNumberWhicheverComesFirst() {
        for (boolean linkFirst : List.of(true, false)) {
            startAfresh();
            String id = startedAtHome();
            Instant now = Instant.now().plusSeconds(1);
            if (linkFirst) {
                Feeds.links("beth", 1, "ann");
            }
            Feeds.stay("RXX:2", "beth", 1, "admitted", now);
            if (!linkFirst) {
                Feeds.links("beth", 1, "ann");
            }
            Api.awaitStatus(id, "paused");
            Api.as(Api.HOSPITAL)
                    .get("/v1/packages-of-care?person=" + Feeds.id("beth"))
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id));
            Feeds.stay("RXX:2", "beth", 2, "discharged", now);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Api.of(id).getList("alarms.code").contains("restart-asked"));
        }
    }

    @Test
    void asksToRestartWhenTheTwoTurnOutToBeTwoPeople() {
        String id = startedAtHome();
        Feeds.links("beth", 1, "ann");
        Feeds.stay("RXX:2", "beth", 1, "admitted", Instant.now().plusSeconds(1));
        Api.awaitStatus(id, "paused");
        Feeds.links("beth", 2);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.of(id).getList("alarms.code").contains("restart-asked"));
        Feeds.links("beth", 1, "ann");
        Feeds.links("cleo", 1, "dora");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select count(*) from person_links").equals("2"));
        assertThat(database.one("select count(*) from person_link")).isEqualTo("1");
    }

    @Test
    void endsWhenThePersonDiesUnderTheOtherNumber() {
        String id = startedAtHome();
        Feeds.stay("RXX:2", "beth", 1, "admitted", Instant.now().plusSeconds(1), true, null);
        Feeds.links("beth", 1, "ann");
        Api.awaitStatus(id, "ended");
        assertThat(Api.of(id).getString("endReason")).isEqualTo("died");
    }

    @Test
    void seeksNoCareForSomebodyWhoDiedInAnotherStay() {
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        Feeds.stay("RXX:2", "ann", 1, "discharged", MORNING, true, null);
        database.awaitPresence("RXX:2", "DIED");
        database.awaitPresence("RXX:1", "ADMITTED");
        Api.request("RXX:1").then().statusCode(409).body("reason", equalTo("died"));
        assertThat(database.one("select count(*) from package_of_care")).isEqualTo("0");
    }

    @Test
    void letsSomebodyDecideWhoseCareIsPromisedAndWhoIsInHospitalAgain() {
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        database.goHome("ann");
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        await().atMost(Duration.ofSeconds(60)).until(() -> Api.tasks("").equals(List.of("readmitted-before-start")));
        assertThat(Api.of(id).getList("alarms.code")).containsExactly("readmitted-before-start");
        assertThat(Api.of(id).getString("status")).isEqualTo("accepted");
        Feeds.stay("RXX:2", "ann", 2, "discharged", Instant.now());
        await().atMost(Duration.ofSeconds(60)).until(() -> Api.tasks("").isEmpty());
        Api.change(id, "start", "{}").then().statusCode(200);
    }

    /** RXX:1 becomes part of RXX:2, that one of RXX:3, and RXX:3 turns out to be a mistake. */
    @Test
    void isFoundUnderTheLastOfMergedStaysInEveryOrder() {
        for (List<Integer> order : ORDERS) {
            startAfresh();
            Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
            String id = Api.requested("RXX:1");
            List<Runnable> facts = List.of(
                    () -> Feeds.stay("RXX:1", "ann", 2, "merged", MORNING, false, "RXX:2"),
                    () -> Feeds.stay("RXX:2", "ann", 2, "merged", MORNING, false, "RXX:3"),
                    () -> Feeds.stay("RXX:3", "ann", 1, "admitted", MORNING));
            order.forEach(fact -> facts.get(fact).run());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> "RXX:3".equals(Api.of(id).getString("stay")));
            assertThat(Api.of(id).getString("status")).as("order %s", order).isEqualTo("offered");
            Api.as(Api.HOSPITAL).get("/v1/packages-of-care?stay=RXX:3").then().body("items.id", contains(id));
            Feeds.stay("RXX:3", "ann", 2, "cancelled", MORNING);
            Api.awaitStatus(id, "withdrawn");
        }
    }

    @Test
    void goesBackToItsStayWhenAMergeIsUndone() {
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        Feeds.stay("RXX:2", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Feeds.stay("RXX:1", "ann", 2, "merged", MORNING, false, "RXX:2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "RXX:2".equals(Api.of(id).getString("stay")));
        Feeds.stay("RXX:1", "ann", 3, "admitted", MORNING);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "RXX:1".equals(Api.of(id).getString("stay")));
        assertThat(Api.of(id).getString("status")).isEqualTo("offered");
    }

    @Test
    void remembersTheWithdrawalByItsOwnTimeWhateverIsMergedSince() {
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        List.of("none", "02", "none")
                .forEach(code -> Api.review("RXX:1", code).then().statusCode(201));
        Api.requested("RXX:1");
        Feeds.stay("RXX:2", "ann", 1, "admitted", MORNING);
        Feeds.stay("RXX:1", "ann", 2, "merged", MORNING, false, "RXX:2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "RXX:2".equals(Api.of(id).getString("stay")));
        assertThat(Api.of(id).getList("alarms")).isEmpty();
        database.execute("update package_of_care set data = replace(data, '"
                + Api.of(id).getString("endedAt") + "', '2026-06-03T00:00:00Z') where id = '" + id + "'");
        Api.request("RXX:2").then().statusCode(201).body("offers.tier", contains(1));
    }

    @Test
    void lapsesByTheCouncilsLimitAndRestartsOnPathway1() {
        Api.as(Tokens.operator())
                .body("{\"name\":\"City\",\"validFrom\":\"2026-01-01\",\"areas\":[\"LE3\"],\"lapseAfterDays\":7}")
                .put("/v1/councils/CITY")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        String id = startedAtHome();
        Instant readmitted = Instant.now().plusSeconds(1);
        Feeds.stay("RXX:2", "ann", 1, "admitted", readmitted);
        Api.awaitStatus(id, "paused");
        Instant pausedAt = Instant.parse(Api.of(id).getString("pausedAt"));
        assertThat(Instant.parse(Api.of(id).getString("lapsesAt"))).isEqualTo(pausedAt.plus(Duration.ofDays(7)));
        assertThat(Api.of(id).getInt("restartPathway")).isZero();
        decide("{\"restarts\":\"%s\",\"pathway\":1}", id)
                .then()
                .statusCode(400)
                .body("errors[0].reason", containsString("0"));
        decide("{\"restarts\":\"%s\"}", id).then().statusCode(200).body("pathway.pathway", equalTo(0));

        database.execute("update package_of_care set due_at = now() - interval '1 second', data = replace(data, '"
                + Api.of(id).getString("lapsesAt") + "', '2026-06-03T00:00:00Z')");
        Api.awaitStatus(id, "lapsed");
        assertThat(Api.of(id).getInt("restartPathway")).isEqualTo(1);
        decide("{\"restarts\":\"%s\"}", id).then().statusCode(200).body("pathway.pathway", equalTo(1));
        Api.change(id, "restart", "{}")
                .then()
                .statusCode(200)
                .body("status", equalTo("offered"))
                .body("stay", equalTo("RXX:2"))
                .body("offers.findAll { it.status == 'sent' }.provider", contains("ROWAN"));
        decide("{\"restarts\":\"%s\"}", "00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("restarts"));
    }

    private static io.restassured.response.Response decide(String body, String id) {
        return Api.as(Api.HOSPITAL).body(body.formatted(id)).put("/v1/stays/RXX:2/pathway");
    }

    /** A package of Ann's that ROWAN has started, after her stay. */
    private static String startedAtHome() {
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        String id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        Feeds.stay("RXX:1", "ann", 2, "discharged", MORNING);
        Api.change(id, "start", "{}").then().statusCode(200);
        return id;
    }
}
