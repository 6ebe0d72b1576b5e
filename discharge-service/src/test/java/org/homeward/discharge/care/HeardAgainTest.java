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
import org.homeward.discharge.Migrations;
import org.homeward.discharge.Servers;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.time.Times;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is heard of a person after care was sought for them: what rules it out, what does not, what is taken back. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class HeardAgainTest {

    private static final Instant MORNING = Instant.parse("2026-06-03T08:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    CareStays stays;

    private String id = "";

    @BeforeEach
    void careIsSought() {
        database.forgetEverything();
        Feeds.provider("ROWAN", 1);
        Feeds.provider("ELDER", 1);
        await().atMost(LIMIT)
                .until(() -> database.one("select count(*) from care_provider").equals("2"));
        Feeds.stay("RXX:1", "ann", 1, "admitted", MORNING);
        Api.review("RXX:1", "none").then().statusCode(201);
        id = Api.requested("RXX:1");
    }

    @Test
    void isSoughtOnForSomebodyAtHomeWhenAnotherStayIsHeardOf() {
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        gone("RXX:1", 2);
        Api.change(id, "hand-back", "{\"lastVisitAt\":\"2030-01-01\"}").then().statusCode(200);
        Api.awaitStatus(id, "offered");
        Feeds.stay("RXX:2", "ann", 1, "registered", MORNING);
        await().atMost(LIMIT)
                .until(() -> database.one("select count(*) from care_stay where person is not null")
                        .equals("2"));
        Feeds.stay("RXX:3", "ann", 1, "merged", MORNING, false, "RXX:1");
        await().atMost(LIMIT)
                .until(() -> database.one("select count(*) from care_stay where merged_into = 'RXX:1'")
                        .equals("1"));
        assertThat(Api.of(id).getString("status")).isEqualTo("offered");
        Api.accept("ELDER", Api.offer(id, "ELDER")).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"discharged, false", "discharged, true", "cancelled, false"})
    void isATaskAgainWhenWhatEndedTheStayWasAMistake(String status, boolean died) {
        Feeds.stay("RXX:1", "ann", 2, status, MORNING, died, null);
        Api.awaitStatus(id, "withdrawn");
        assertThat(Api.tasks("")).doesNotContain("need-returned");
        Feeds.stay("RXX:1", "ann", 3, "admitted", MORNING);
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("need-returned")));
        assertThat(Api.of(id).getString("status")).isEqualTo("withdrawn");
        assertThat(Api.of(id).getList("alarms.code")).containsExactly("need-returned");
        assertThat(Api.of(id).getList("offers.status")).containsOnly("withdrawn");
        Api.requested("RXX:1");
        assertThat(Api.tasks("")).isEmpty();
        assertThat(Api.of(id).getList("alarms.code")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"discharged, true", "cancelled, false"})
    void asksWhoHadAcceptedFirstAndAloneWhenWhatEndedTheStayWasAMistake(String status, boolean died) {
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        Feeds.stay("RXX:1", "ann", 2, status, MORNING, died, null);
        Api.awaitStatus(id, "withdrawn");
        Feeds.stay("RXX:1", "ann", 3, "admitted", MORNING);
        await().atMost(LIMIT).until(() -> Api.tasks("").contains("need-returned"));
        assertThat(Api.of(id).getString("status")).isEqualTo("withdrawn");
        String again = Api.requested("RXX:1");
        assertThat(Api.of(again).getString("previousProvider")).isEqualTo("ROWAN");
        assertThat(Api.of(again).getList("offers.provider")).containsExactly("ROWAN");
        assertThat(Api.tasks("")).isEmpty();
    }

    @Test
    void isATaskForWhoLeavesWhileItIsSoughtUntilItIsSoughtAtHome() {
        gone("RXX:1", 2);
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("left-without-care")));
        Api.request("RXX:1").then().statusCode(409).body("reason", equalTo("discharged"));
        String atHome =
                Api.requestedAtHome("RXX:1").then().statusCode(201).extract().path("id");
        assertThat(Api.tasks("")).isEmpty();
        Feeds.stay("RXX:1", "ann", 3, "discharged", MORNING);
        await().atMost(LIMIT)
                .until(() -> database.one("select version from stay where id = 'RXX:1'")
                        .equals("3"));
        assertThat(Api.tasks("")).isEmpty();
        Api.accept("ELDER", Api.offer(atHome, "ELDER")).then().statusCode(200);
        Api.change(atHome, "start", "{}").then().statusCode(200).body("status", equalTo("started"));
    }

    @Test
    void isATaskForWhoLivesAfterAllAndAsksWhoHadGivenIt() {
        visitedAtHome();
        Feeds.stay("RXX:1", "ann", 3, "discharged", MORNING, true, null);
        Api.awaitStatus(id, "ended");
        assertThat(Api.tasks("")).isEmpty();
        Feeds.stay("RXX:1", "ann", 4, "discharged", MORNING);
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("left-without-care")));
        assertThat(Api.of(id).getString("status")).isEqualTo("ended");
        Api.requestedAtHome("RXX:1")
                .then()
                .statusCode(201)
                .body("previousProvider", equalTo("ELDER"))
                .body("offers.provider", contains("ELDER"));
        assertThat(Api.tasks("")).isEmpty();
    }

    @Test
    void isNoTaskOnceAnyStayTellsThatThePersonHasDied() {
        visitedAtHome();
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        Api.awaitStatus(id, "paused");
        Feeds.stay("RXX:2", "ann", 2, "discharged", Instant.now(), true, null);
        Api.awaitStatus(id, "ended");
        heardOnceMore("RXX:1", 3);
        assertThat(Api.tasks("")).isEmpty();
    }

    @Test
    void isNoTaskWhereSomebodyHasSaidWhyItEnds() {
        visitedAtHome();
        for (String told : List.of("died", "discharged", "criteria-met-again", "admission-cancelled")) {
            Api.change(id, "end", "{\"reason\":\"" + told + "\"}")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("reason"));
        }
        Api.change(id, "end", "{\"reason\":\"died-at-home\"}").then().statusCode(200);
        heardOnceMore("RXX:1", 3);
        assertThat(Api.tasks("")).isEmpty();
    }

    @Test
    void isATaskAfterALapseUntilItIsAskedForInWhateverStay() {
        lapsed();
        assertThat(Api.tasks("")).containsExactly("lapsed");
        Api.review("RXX:2", "none").then().statusCode(201);
        String anew = Api.requested("RXX:2");
        assertThat(Api.tasks("")).isEmpty();
        Feeds.stay("RXX:2", "ann", 2, "merged", MORNING, false, "RXX:1");
        await().atMost(LIMIT).until(() -> Api.of(anew).getString("stay").equals("RXX:1"));
        assertThat(Api.tasks("")).doesNotContain("lapsed");
    }

    @Test
    void isATaskOfWhatHadLapsedBeforeThereWasSuchATask() {
        lapsed();
        database.execute("delete from task");
        assertThat(Api.tasks("")).isEmpty();
        database.execute(Migrations.casesToLookAt());
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("lapsed")));
    }

    @Test
    void isNoTaskAfterALapseWhenThePersonHasDied() {
        lapsed();
        Feeds.stay("RXX:2", "ann", 2, "discharged", MORNING, true, null);
        await().atMost(LIMIT).until(() -> Api.tasks("").isEmpty());
    }

    @Test
    void isATaskAgainWhenADeathWasAnotherPersons() {
        visitedAtHome();
        Feeds.stay("RXX:9", "bob", 1, "discharged", MORNING, true, null);
        database.awaitPresence("RXX:9", "DIED");
        Feeds.links("ann", 1, "bob");
        Api.awaitStatus(id, "ended");
        assertThat(Api.tasks("")).isEmpty();
        Feeds.links("ann", 2);
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("left-without-care")));
    }

    @Test
    void isNoTaskWhereAnotherPackageGivesTheCare() {
        Api.accept("ELDER", Api.offer(id, "ELDER")).then().statusCode(200);
        String second = Api.requested("RXX:1");
        gone("RXX:1", 2);
        Api.awaitStatus(second, "withdrawn");
        heardOnceMore("RXX:1", 3);
        assertThat(Api.tasks("")).doesNotContain("left-without-care");
    }

    @Test
    void isATaskForWhoLeavesThoughCriteriaWereMetInBetween() {
        Api.review("RXX:1", "01").then().statusCode(201);
        Api.awaitStatus(id, "withdrawn");
        Api.review("RXX:1", "none").then().statusCode(201);
        assertThat(Api.tasks("")).containsExactly("need-returned");
        gone("RXX:1", 2);
        assertThat(Api.tasks("")).containsExactly("left-without-care");
    }

    @Test
    void isATaskAgainWhenTheStayForWhichItWasAskedAnewWasCancelled() {
        gone("RXX:1", 2);
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        database.awaitPresence("RXX:2", "ADMITTED");
        String anew = Api.requested("RXX:2");
        Feeds.stay("RXX:2", "ann", 2, "cancelled", MORNING);
        Api.awaitStatus(anew, "withdrawn");
        assertThat(Api.tasks("")).containsExactly("left-without-care");
        assertThat(database.one("select subject from task where status = 'open'"))
                .isEqualTo(id);
    }

    @Test
    void isATaskAgainWhenTheStayForWhichItWasAskedAnewIsAnothers() {
        gone("RXX:1", 2);
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        database.awaitPresence("RXX:2", "ADMITTED");
        Api.requested("RXX:2");
        assertThat(Api.tasks("")).isEmpty();
        Feeds.stay("RXX:2", "bob", 2, "admitted", MORNING);
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("left-without-care")));
    }

    @Test
    void isToStartAgainWhenTheStayThatPausedItIsAnothersAndPausesWhatThatPersonHas() {
        String bobs = atHome("RXX:3", "bob");
        visitedAtHome();
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        Api.awaitStatus(id, "paused");
        Feeds.stay("RXX:2", "bob", 2, "admitted", Instant.now());
        Api.awaitStatus(bobs, "paused");
        assertThat(Api.of(id).getString("restartAskedAt")).isNotNull();
        assertThat(Api.of(bobs).getString("restartAskedAt")).isNull();
    }

    @Test
    void asksNobodyToStartAgainForSomebodyWhoHasLeftAnothersStay() {
        String bobs = atHome("RXX:3", "bob");
        Api.change(bobs, "pause", "{}").then().statusCode(200);
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        database.awaitPresence("RXX:2", "ADMITTED");
        Feeds.stay("RXX:2", "bob", 2, "discharged", Instant.now());
        database.awaitPresence("RXX:2", "GONE");
        assertThat(Api.of(bobs).getString("restartAskedAt")).isNull();
    }

    @Test
    void isATaskAgainWhereAnOlderReplicaHasWrittenTheCase() {
        gone("RXX:1", 2);
        assertThat(Api.tasks("")).containsExactly("left-without-care");
        database.execute("update task set status = 'cleared'", "update discharge_case set data = data");
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("left-without-care")));
    }

    @Test
    void isATaskInTheStayInWhichThePersonIsReadyToLeaveAgain() {
        gone("RXX:1", 2);
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        database.awaitPresence("RXX:2", "ADMITTED");
        assertThat(Api.tasks("")).isEmpty();
        assertThat(Api.of(id).getList("alarms.code")).isEmpty();
        Api.review("RXX:2", "none").then().statusCode(201);
        assertThat(Api.tasks("")).containsExactly("need-returned");
        assertThat(Api.get("/v1/tasks").getList("items.stay")).containsExactly("RXX:2");
        assertThat(Api.of(id).getList("alarms.code")).containsExactly("need-returned");
    }

    @Test
    void isNoTaskOfSomebodyWhomAnotherStayTellsDeadUntilThatIsTakenBack() {
        Api.review("RXX:1", "01").then().statusCode(201);
        Api.awaitStatus(id, "withdrawn");
        Api.review("RXX:1", "none").then().statusCode(201);
        assertThat(Api.tasks("")).containsExactly("need-returned");
        Feeds.stay("RXX:2", "ann", 1, "discharged", MORNING, true, null);
        await().atMost(LIMIT).until(() -> Api.tasks("").isEmpty());
        Feeds.stay("RXX:2", "ann", 2, "discharged", MORNING);
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("need-returned")));
    }

    @Test
    void isATaskAgainAtTheNextDischargeThoughSomebodyHasClosedTheFirst() {
        gone("RXX:1", 2);
        somebodyClosesTheTask();
        Feeds.stay("RXX:1", "ann", 3, "admitted", MORNING);
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("need-returned")));
        gone("RXX:1", 4);
        assertThat(Api.tasks("")).containsExactly("left-without-care");
    }

    @Test
    void isATaskAgainAfterAnotherStayThatIsToldWhenItIsOver() {
        gone("RXX:1", 2);
        somebodyClosesTheTask();
        Feeds.links("ann", 1, "bob");
        Feeds.stay("RXX:2", "bob", 1, "registered", MORNING);
        database.awaitPresence("RXX:2", "NOT_ADMITTED");
        assertThat(Api.tasks("")).isEmpty();
        Feeds.stay("RXX:2", "ann", 2, "discharged", Instant.now());
        await().atMost(LIMIT).until(() -> Api.tasks("").equals(List.of("left-without-care")));
    }

    @Test
    void isSoughtAtHomeThoughAStayFromBeforeTheDischargeStandsOpen() {
        Feeds.stay("RXX:0", "ann", 1, "admitted", MORNING.plusSeconds(3600));
        database.awaitPresence("RXX:0", "ADMITTED");
        gone("RXX:1", 2);
        assertThat(Api.tasks("")).containsExactly("left-without-care");
        Api.requestedAtHome("RXX:1").then().statusCode(201);
        assertThat(Api.tasks("")).isEmpty();
    }

    /** Two lapse in the same moment: neither knows of the other before it is committed. */
    @Test
    void isATaskWhereTheLastTwoLapseAtOnce() {
        visitedAtHome();
        String second =
                Api.requestedAtHome("RXX:1").then().statusCode(201).extract().path("id");
        Api.accept("ROWAN", Api.offer(second, "ROWAN")).then().statusCode(200);
        Api.change(second, "start", "{}").then().statusCode(200);
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        Api.awaitStatus(id, "paused");
        Api.awaitStatus(second, "paused");
        transactions.perform(connection -> {
            assertThat(stays.lockWhoMayMissCare(connection, List.of("RXX:1"))).hasSize(1);
            try (var lapse = connection.createStatement()) {
                lapse.execute("""
                        update package_of_care set status = 'lapsed', data = jsonb_set(data::jsonb, '{state}',
                            '{"is":"lapsed","provider":"ELDER","startedAt":"2026-06-03T00:00:00Z","at":"%s"}')::text
                        where id = '%s'""".formatted(Times.format(Instant.now()), id));
            }
            lapses(second);
            await().atMost(Duration.ofSeconds(8))
                    .until(() -> database.isSomebodyWaiting()
                            || Api.of(second).getString("status").equals("lapsed"));
        });
        Api.awaitStatus(second, "lapsed");
        assertThat(Api.tasks("")).containsExactly("lapsed");
    }

    @Test
    void isNotSoughtAtHomeForWhoIsInHospitalAgain() {
        gone("RXX:1", 2);
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        database.awaitPresence("RXX:2", "ADMITTED");
        Api.requestedAtHome("RXX:1").then().statusCode(409).body("type", containsString("person-in-hospital"));
        assertThat(Api.tasks("")).isEmpty();
    }

    /** Visits at home after this stay; gives the package. */
    private String atHome(String stay, String person) {
        Feeds.stay(stay, person, 1, "admitted", MORNING);
        database.awaitPresence(stay, "ADMITTED");
        String given = Api.requested(stay);
        Api.accept("ELDER", Api.offer(given, "ELDER")).then().statusCode(200);
        Feeds.stay(stay, person, 2, "discharged", MORNING);
        database.awaitPresence(stay, "GONE");
        Api.change(given, "start", "{}").then().statusCode(200);
        return given;
    }

    private void somebodyClosesTheTask() {
        String task = Api.get("/v1/tasks").getString("items[0].id");
        Api.as(Api.HOSPITAL)
                .body("{\"note\":\"in bed 4\"}")
                .post("/v1/tasks/" + task + "/complete")
                .then()
                .statusCode(200);
    }

    private void visitedAtHome() {
        Api.accept("ELDER", Api.offer(id, "ELDER")).then().statusCode(200);
        gone("RXX:1", 2);
        Api.change(id, "start", "{}").then().statusCode(200);
    }

    /** Care at home that a second stay has paused for longer than the limit. */
    private void lapsed() {
        visitedAtHome();
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        Api.awaitStatus(id, "paused");
        lapses(id);
        Api.awaitStatus(id, "lapsed");
    }

    /** The limit of its pause is over. */
    private void lapses(String paused) {
        database.execute("update package_of_care set due_at = now() - interval '1 second', data = replace(data, '"
                + Api.of(paused).getString("lapsesAt") + "', '2026-06-03T00:00:00Z') where id = '" + paused + "'");
    }

    private void heardOnceMore(String stay, long version) {
        Feeds.stay(stay, "ann", version, "discharged", MORNING);
        await().atMost(LIMIT)
                .until(() -> database.one("select version from stay where id = '" + stay + "'")
                        .equals("" + version));
    }

    private void gone(String stay, long version) {
        Feeds.stay(stay, "ann", version, "discharged", MORNING);
        await().atMost(LIMIT)
                .until(() -> database.one("select presence from care_stay where stay = '" + stay + "'")
                        .equals("GONE"));
    }
}
