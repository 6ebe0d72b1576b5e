package org.homeward.discharge.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.homeward.discharge.Servers;
import org.homeward.discharge.care.domain.Answering;
import org.homeward.discharge.care.domain.Brokerage;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Visiting;
import org.homeward.discharge.care.persistence.PackageSearch;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;
import org.homeward.kit.time.Times;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two that want the same package at once, in each order: one holds its row until the other waits for it, or has gone by,
 * and then commits. Whoever comes second decides on what the first has left.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PackageRacesTest {

    private static final Executor APART = task -> Thread.ofVirtual().start(task);

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    Packages packages;

    @Inject
    Markets markets;

    @Inject
    SettlePackages settle;

    @Inject
    PackageSearch search;

    @Inject
    Relay relay;

    private String id = "";
    private UUID offer = new UUID(0, 0);

    @BeforeEach
    void offerToTierOne() {
        database.forgetEverything();
        Feeds.provider("ROWAN", 1);
        Feeds.provider("ELDER", 2);
        Feeds.stay("RXX:1", "ann", 1, "admitted", Instant.now().minusSeconds(3600));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one(
                                "select (select count(*) from care_provider) + (select count(*) from care_stay)")
                        .equals("3"));
        id = Api.requested("RXX:1");
        offer = UUID.fromString(Api.offer(id, "ROWAN"));
        Api.review("RXX:1", "none").then().statusCode(201);
    }

    @Test
    void aWithdrawalThatWaitsForAnAcceptanceComesAfterIt() {
        Response review = whileHeld(this::accepted, () -> Api.review("RXX:1", "02"));
        review.then().statusCode(201);
        JsonPath known = Api.of(id);
        assertThat(known.getString("status")).isEqualTo("withdrawn");
        Instant acceptedAt = Instant.parse(known.getString("commitments[0].acceptedAt"));
        Instant endedAt = Instant.parse(known.getString("commitments[0].endedAt"));
        assertThat(endedAt).isAfter(acceptedAt);
        assertThat(statusAt(acceptedAt)).isEqualTo("accepted");
        assertThat(statusAt(endedAt)).isEqualTo("withdrawn");
        assertThat(statusAt(Instant.now().plusSeconds(60))).isEqualTo("withdrawn");
        assertThat(Api.get("/v1/packages-of-care/" + id + "?knownAt=" + Times.format(endedAt))
                        .getString("status"))
                .isEqualTo("withdrawn");
    }

    @Test
    void anAcceptanceThatWaitsForAWithdrawalLearnsThatNobodyNeedsIt() {
        Response accept = whileHeld(
                (known, now) -> Visiting.end(known, "criteria-met-again", null, now),
                () -> Api.accept("ROWAN", offer.toString()));
        accept.then().statusCode(409).body("type", containsString("offer-withdrawn"));
        assertThat(Api.of(id).getString("status")).isEqualTo("withdrawn");
        assertThat(Api.of(id).getList("commitments")).isEmpty();
    }

    @Test
    void anAcceptanceThatWaitsForTheDeadlineToPassIsTooLate() {
        Response accept = whileHeld(this::expired, () -> Api.accept("ROWAN", offer.toString()));
        accept.then().statusCode(409).body("type", containsString("offer-expired"));
        assertThat(Api.of(id).getList("offers.status")).containsExactly("expired", "sent");
        assertThat(Api.of(id).getList("commitments")).isEmpty();
    }

    @Test
    void aDeadlineThatPassesDuringAnAcceptanceExpiresNothing() {
        database.execute("update package_of_care set due_at = clock_timestamp()");
        whileHeld(this::accepted, anotherReplica()::moveOn);
        assertThat(anotherReplica().moveOn()).isZero();
        assertThat(Api.of(id).getString("status")).isEqualTo("accepted");
        assertThat(Api.of(id).getList("offers.status")).containsExactly("accepted");
    }

    @Test
    void aDeadlineThatAnotherReplicaHasPassedIsNotPassedAgain() {
        database.execute("update package_of_care set due_at = clock_timestamp()");
        whileHeld(this::expired, anotherReplica()::moveOn);
        assertThat(Api.of(id).getList("offers.status")).containsExactly("expired", "sent");
        assertThat(database.one("select version from package_of_care")).isEqualTo("2");
    }

    /** As whoever reviews the criteria takes them; else the two wait for each other. */
    @Test
    void aMergeTakesTheCaseBeforeWhatCareKnowsOfTheStay() {
        Feeds.stay("RXX:2", "ann", 1, "admitted", Instant.now());
        database.awaitPresence("RXX:2", "ADMITTED");
        transactions.perform(connection -> {
            try (var holding = connection.createStatement()) {
                holding.execute("select * from discharge_case where stay = 'RXX:1' for update");
                Feeds.stay("RXX:2", "ann", 2, "merged", Instant.now(), false, "RXX:1");
                await().atMost(Duration.ofSeconds(8))
                        .until(() -> !database.one(
                                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                                + " and datname = current_database()")
                                .equals("0"));
                holding.execute("select * from care_stay where stay = 'RXX:1' for update nowait");
            }
        });
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select count(*) from care_stay where merged_into = 'RXX:1'")
                        .equals("1"));
    }

    private MoveOnOverdue anotherReplica() {
        return new MoveOnOverdue(transactions, search, packages, markets, settle, relay, new SimpleMeterRegistry());
    }

    private Decision accepted(PackageOfCare known, Instant now) {
        return Answering.accept(known, offer, now.plusSeconds(3600), now);
    }

    private Decision expired(PackageOfCare known, Instant now) {
        Instant deadline = known.offers().getFirst().deadline();
        Market later = transactions.run(connection -> markets.around(connection, known.need(), deadline));
        return Brokerage.goOn(known, later);
    }

    /** Decides under the lock of the package, and commits once the other waits for it or is through. */
    private <T> T whileHeld(BiFunction<PackageOfCare, Instant, Decision> decision, Supplier<T> other) {
        CompletableFuture<T> second = transactions.run(connection -> {
            Recorded before = packages.lock(connection, UUID.fromString(id));
            CompletableFuture<T> going = CompletableFuture.supplyAsync(other, APART);
            await().atMost(Duration.ofSeconds(30)).until(() -> going.isDone() || isWaitedFor());
            Instant now = RecordedTime.read(connection);
            packages.change(connection, before, (Decision.Accepted) decision.apply(before.known(), now), now);
            return going;
        });
        return second.join();
    }

    private boolean isWaitedFor() {
        return !database.one(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%package_of_care%'")
                .equals("0");
    }

    private String statusAt(Instant time) {
        return Api.get("/v1/packages-of-care/" + id + "?asOf=" + Times.format(time))
                .getString("status");
    }
}
