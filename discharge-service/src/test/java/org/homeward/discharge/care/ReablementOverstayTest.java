package org.homeward.discharge.care;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeward.discharge.Servers;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.task.RaiseTasks;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six weeks after the first visit somebody has to look: once, whoever else looks and however often the service began anew. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ReablementOverstayTest {

    private static final String KIND = "reablement-overstay";
    private static final int REPLICAS = 6;

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    Packages packages;

    @Inject
    RaiseTasks raise;

    private String id;

    @BeforeEach
    void startReablement() {
        database.forgetEverything();
        Feeds.provider("ROWAN", 1);
        Feeds.stay("RXX:1", "ann", 1, "admitted", Instant.parse("2026-06-03T08:00:00Z"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.one(
                                "select (select count(*) from care_provider) + (select count(*) from care_stay)")
                        .equals("2"));
        id = Api.requested("RXX:1");
        Api.accept("ROWAN", Api.offer(id, "ROWAN")).then().statusCode(200);
        database.goHome("ann");
        Api.change(id, "start", "{}").then().statusCode(200);
    }

    @Test
    void isShownWhenTheSixWeeksAreOverAndUntilAReview() {
        assertThat(Api.tasks("")).isEmpty();
        assertThat(Api.of(id).getList("alarms")).isEmpty();
        database.execute(Clock.SIX_WEEKS_LATER.toArray(new String[0]));
        assertThat(Api.tasks("?team=care-transfer-hub")).containsExactly(KIND);
        assertThat(Api.of(id).getList("alarms.code")).containsExactly(KIND);
        Api.change(id, "review", "{}").then().statusCode(200);
        assertThat(Api.tasks("")).isEmpty();
        assertThat(Api.of(id).getList("alarms")).isEmpty();
        assertThat(Api.tasks("?status=cleared")).contains(KIND);
    }

    @Test
    void isOneTaskForManyReplicasAndOverEveryRestart() throws InterruptedException, ExecutionException {
        database.execute(Clock.SIX_WEEKS_LATER.toArray(new String[0]));
        List<Callable<Boolean>> replicas = Collections.nCopies(REPLICAS, this::lookAgain);
        try (var together = Executors.newFixedThreadPool(REPLICAS)) {
            for (Future<Boolean> done : together.invokeAll(replicas)) {
                done.get();
            }
        }
        assertThat(Api.tasks("")).containsExactly(KIND);
        Api.change(id, "pause", "{}").then().statusCode(200);
        assertThat(Api.tasks("")).as("nobody gives it").isEmpty();
        Api.change(id, "restart", "{}").then().statusCode(200);
        assertThat(Api.tasks("")).containsExactly(KIND);
        assertThat(database.one("select count(*) from task where kind = '" + KIND + "'"))
                .isEqualTo("1");
    }

    @Test
    void isNotRaisedAgainOnceAPersonHasSeenToIt() {
        database.execute(Clock.SIX_WEEKS_LATER.toArray(new String[0]));
        String task = Api.get("/v1/tasks").getString("items[0].id");
        Api.as(Api.HOSPITAL)
                .body("{\"note\":\"goes on for a week\"}")
                .post("/v1/tasks/" + task + "/complete")
                .then()
                .statusCode(200);
        Api.change(id, "pause", "{}").then().statusCode(200);
        Api.change(id, "restart", "{}").then().statusCode(200);
        lookAgain();
        assertThat(Api.tasks("")).isEmpty();
        assertThat(Api.of(id).getList("alarms.code"))
                .as("stands at the package until its review")
                .containsExactly(KIND);
    }

    @Test
    void isRaisedForWhatHasStartedBeforeThereWasSuchATask() throws IOException {
        database.execute("delete from task", migration("V9_5__reablement_overstay.sql"));
        database.execute(Clock.SIX_WEEKS_LATER.toArray(new String[0]));
        assertThat(Api.tasks("")).containsExactly(KIND);
        lookAgain();
        assertThat(database.rows("select cause, version from task where kind = '" + KIND + "'"))
                .containsExactly("reablement-overstay:" + id + ":once|1");
        Api.change(id, "review", "{}").then().statusCode(200);
        database.execute(
                "update package_of_care set data = (data::jsonb - 'reviewedAt')::text",
                migration("V9_5__reablement_overstay.sql"));
        lookAgain();
        assertThat(Api.tasks("")).as("its review is known").isEmpty();
    }

    private static String migration(String name) throws IOException {
        try (var file = ReablementOverstayTest.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
    }

    /** As whoever changes the package does, now and after every start. */
    private boolean lookAgain() {
        transactions.perform(connection -> {
            PackageOfCare known = packages.lock(connection, UUID.fromString(id)).known();
            raise.follow(connection, known, RecordedTime.read(connection));
        });
        return true;
    }
}
