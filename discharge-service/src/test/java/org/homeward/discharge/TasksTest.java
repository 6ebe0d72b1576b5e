package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.domain.CaseFact.ExpectedDateSet;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseFacts;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.time.Times;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks of stays, asked for and raised, over the real broker and database. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class TasksTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant CAME = NOW.minus(Duration.ofDays(9));
    private static final String BED = "RXX01/W1/B1/01";

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    CaseFacts facts;

    @Inject
    KeepCases keep;

    private final String stay = "RXX:" + UUID.randomUUID();

    @BeforeEach
    void begin() {
        database.forgetEverything();
        AdmissionFeed.send(List.of(AdmissionFeed.admitted(stay, 1, CAME, BED)));
        Api.awaitCase(stay, "in-hospital");
    }

    @Test
    void isTakenGivenAwayAndDoneByOnePersonEach() {
        String ann = Tokens.named("RXX", "ann");
        String bob = Tokens.named("RXX", "bob");
        String path = create("Order a key safe", "hub", NOW.plus(Duration.ofHours(4)));
        Api.as(ann).post(path + "/claim").then().statusCode(200).body("owner", equalTo("ann"));
        Api.as(bob)
                .post(path + "/claim")
                .then()
                .statusCode(409)
                .body("type", endsWith("claimed"))
                .body("current.owner", equalTo("ann"));
        String seen = Api.as(ann).get(path).header("ETag");
        Api.as(ann)
                .body("{\"owner\":\"bob\",\"team\":\"equipment\"}")
                .post(path + "/reassign")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("team", equalTo("equipment"))
                .body("version", equalTo(3));
        Api.as(bob)
                .header("If-Match", seen)
                .header("Idempotency-Key", "once")
                .body("{\"note\":\"fitted\"}")
                .post(path + "/complete")
                .then()
                .statusCode(409)
                .body("type", endsWith("changed"))
                .body("current.version", equalTo(3));
        for (int i = 0; i < 2; i++) {
            Api.as(bob)
                    .header("Idempotency-Key", "once")
                    .body("{\"note\":\"fitted\"}")
                    .post(path + "/complete")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("done"))
                    .body("closedBy", equalTo("bob"));
        }
        Api.as(ann)
                .body("{\"reason\":\"x\"}")
                .post(path + "/cancel")
                .then()
                .statusCode(409)
                .body("type", endsWith("task-closed"));
        JsonPath told = Api.as(ann).get(path).jsonPath();
        assertThat(told.getList("history.what")).containsExactly("created", "claimed", "reassigned", "done");
        assertThat(told.getList("history.by")).containsExactly("hospital-RXX", "ann", "ann", "bob");
        assertThat(told.getString("note")).isEqualTo("fitted");
        assertThat(tasks("")).isEmpty();
        assertThat(tasks("?status=done")).hasSize(1);
    }

    @Test
    void listsByWhatIsAskedForTheNextDueFirst() {
        String later = id(create("Later", "hub", NOW.plus(Duration.ofDays(2))));
        String late = id(create("Late", "pharmacy", NOW.minus(Duration.ofHours(1))));
        Api.as(Tokens.named("RXX", "ann"))
                .post("/v1/tasks/" + late + "/claim")
                .then()
                .statusCode(200);
        assertThat(tasks("")).containsExactly(late, later);
        assertThat(tasks("?team=hub")).containsExactly(later);
        assertThat(tasks("?owner=ann")).containsExactly(late);
        assertThat(tasks("?overdue=true")).containsExactly(late);
        assertThat(tasks("?dueBefore=" + NOW.plus(Duration.ofDays(1)))).containsExactly(late);
        assertThat(tasks("?stay=" + stay + "&site=RXX01&ward=W1")).containsExactly(late, later);
        assertThat(tasks("?site=RXX02")).isEmpty();
        assertThat(Api.as(Api.HOSPITAL).get("/v1/tasks").jsonPath().getList("items.overdue"))
                .containsExactly(true, false);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page =
                    Api.as(Api.HOSPITAL).get("/v1/tasks?limit=1" + cursor).jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        assertThat(seen).containsExactly(late, later);
        Api.as(Api.HOSPITAL).get("/v1/tasks?kind=hoovering").then().statusCode(400);
    }

    @Test
    void isOfItsTrustAlone() {
        String path = create("Order a key safe", "hub", NOW);
        String other = Tokens.hospital("RYY");
        Api.as(other).get(path).then().statusCode(404);
        Api.as(other).post(path + "/claim").then().statusCode(404);
        Api.as(other).get("/v1/tasks").then().body("items.size()", equalTo(0));
        Api.as(other).get("/v1/tasks?trust=RXX").then().statusCode(403);
        Api.as(Tokens.board()).get("/v1/tasks").then().statusCode(403);
        Api.as(other)
                .body("{\"stay\":\"%s\",\"title\":\"x\",\"team\":\"hub\",\"dueAt\":\"%s\"}".formatted(stay, NOW))
                .post("/v1/tasks")
                .then()
                .statusCode(404);
        assertThat(Api.as(Tokens.operator()).get("/v1/tasks").jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void refusesWhatIsMissingByItsName() {
        for (String[] wrong : new String[][] {
            {"stay", "{\"title\":\"x\",\"team\":\"hub\",\"dueAt\":\"2030-01-01T00:00:00Z\"}"},
            {"title", "{\"stay\":\"RXX:1\",\"team\":\"hub\",\"dueAt\":\"2030-01-01T00:00:00Z\"}"},
            {"team", "{\"stay\":\"RXX:1\",\"title\":\"x\",\"dueAt\":\"2030-01-01T00:00:00Z\"}"},
            {"dueAt", "{\"stay\":\"RXX:1\",\"title\":\"x\",\"team\":\"hub\",\"dueAt\":\"soon\"}"}
        }) {
            Api.as(Api.HOSPITAL)
                    .body(wrong[1])
                    .post("/v1/tasks")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo(wrong[0]));
        }
    }

    @Test
    void isWhatTheWorklistSaysIsWaitedFor() {
        Api.review(stay, "none", NOW.minus(Duration.ofDays(1))).then().statusCode(201);
        String id = id(create("Order a key safe", "hub", NOW.minusSeconds(60)));
        JsonPath row = Api.worklist("?site=RXX01");
        assertThat(row.getList("items[0].waits.for")).containsExactly("task");
        assertThat(row.getString("items[0].waits[0].id")).isEqualTo(id);
        assertThat(row.getString("items[0].waits[0].team")).isEqualTo("hub");
        assertThat(row.getBoolean("items[0].waits[0].overdue")).isTrue();
        assertThat(Api.discharge(stay).getList("tasks.id")).containsExactly(id);
    }

    @Test
    void goesOnWithTheStayThatItsStayIsPartOf() {
        String path = create("Order a key safe", "hub", NOW);
        String survivor = "RXX:survivor-" + stay;
        AdmissionFeed.send(List.of(AdmissionFeed.admitted(survivor, 1, CAME, "RXX02/W9/-/1")));
        AdmissionFeed.send(List.of(AdmissionFeed.merged(stay, 2, NOW, survivor)));
        Api.awaitCase(stay, "merged");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> survivor.equals(Api.as(Api.HOSPITAL).get(path).path("stay")));
        assertThat(tasks("?stay=" + survivor)).hasSize(1);
        assertThat(tasks("?site=RXX02")).hasSize(1);
        AdmissionFeed.send(List.of(AdmissionFeed.admitted(stay, 3, CAME, BED)));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> stay.equals(Api.as(Api.HOSPITAL).get(path).path("stay")));
    }

    @Test
    void remindsOnceWhenACriterionRunsOutAndClosesWhenSomebodyHasLooked() {
        Api.review(stay, "11", NOW.minus(Duration.ofHours(25))).then().statusCode(201);
        assertThat(tasks("?kind=review-due")).hasSize(1);
        String id = tasks("?kind=review-due").getFirst();
        String due = Times.format(NOW.minus(Duration.ofHours(1)));
        Api.as(Api.HOSPITAL)
                .get("/v1/tasks/" + id)
                .then()
                .body("dueAt", equalTo(due))
                .body("overdue", equalTo(true))
                .body("team", equalTo("ward"))
                .body("title", containsString("criteria"));
        AdmissionFeed.send(List.of(AdmissionFeed.admitted(stay, 2, CAME, "RXX01/W2/-/1")));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Api.discharge(stay).getString("place").contains("W2"));
        assertThat(tasks("?kind=review-due")).containsExactly(id);
        Api.review(stay, "none", NOW.minusSeconds(30)).then().statusCode(201);
        assertThat(tasks("?kind=review-due")).isEmpty();
        JsonPath told = Api.as(Api.HOSPITAL).get("/v1/tasks/" + id).jsonPath();
        assertThat(told.getString("status")).isEqualTo("cleared");
        assertThat(told.getString("closedBy")).isEqualTo("discharge-service");
        assertThat(told.getList("history.what")).containsExactly("created", "cleared");
        Api.review(stay, "09", NOW.minusSeconds(20)).then().statusCode(201);
        assertThat(tasks("?kind=review-due&status=all")).containsExactly(id);
    }

    @Test
    void asksForANewDateOnceTheExpectedOneHasPassed() {
        LocalDate yesterday = London.dateOf(NOW).minusDays(1);
        String path = "/v1/stays/" + stay + "/expected-discharge";
        Api.as(Api.HOSPITAL)
                .body("{\"date\":\"%s\"}".formatted(yesterday.plusDays(1)))
                .put(path)
                .then()
                .statusCode(200);
        assertThat(tasks("?kind=expected-date-passed")).isEmpty();
        // As it will be tomorrow: what was expected lies in the past, and nobody had to do anything for it.
        passes(yesterday);
        List<String> raised = tasks("?kind=expected-date-passed&overdue=true");
        assertThat(raised).hasSize(1);
        Api.as(Api.HOSPITAL)
                .body("{\"date\":\"%s\",\"reason\":\"awaits a bed\"}".formatted(yesterday.plusDays(3)))
                .put(path)
                .then()
                .statusCode(200);
        assertThat(tasks("?kind=expected-date-passed")).isEmpty();
        assertThat(Api.as(Api.HOSPITAL)
                        .get("/v1/tasks/" + raised.getFirst())
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("cleared");
        passes(yesterday);
        List<String> second = tasks("?kind=expected-date-passed");
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(raised);
        AdmissionFeed.send(List.of(AdmissionFeed.discharged(stay, 9, CAME, NOW, BED)));
        Api.awaitCase(stay, "discharged");
        assertThat(tasks("?kind=expected-date-passed")).isEmpty();
    }

    /** The date set last was this one, with all that follows from it. */
    private void passes(LocalDate date) {
        transactions.perform(connection -> {
            Instant now = Instant.now();
            Stamp stamp = new Stamp(UUID.randomUUID(), now, now, "ward round", "command");
            facts.add(connection, stay, new ExpectedDateSet(stamp, date, "nobody looked"));
            keep.refresh(connection, List.of(stay));
        });
    }

    private String create(String title, String team, Instant dueAt) {
        Response created = Api.as(Api.HOSPITAL)
                .body("{\"stay\":\"%s\",\"title\":\"%s\",\"team\":\"%s\",\"dueAt\":\"%s\"}"
                        .formatted(stay, title, team, dueAt))
                .post("/v1/tasks");
        return created.then().statusCode(201).extract().header("Location");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<String> tasks(String query) {
        return Api.as(Api.HOSPITAL)
                .get("/v1/tasks" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }
}
