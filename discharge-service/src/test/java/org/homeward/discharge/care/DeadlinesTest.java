package org.homeward.discharge.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeward.discharge.Servers;
import org.homeward.discharge.care.persistence.PackageSearch;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines stand in the rows: they outlive every process, and pass once however many look for them. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DeadlinesTest {

    private static final int PACKAGES = 40;
    private static final int REPLICAS = 6;

    @Inject
    Database database;

    @Inject
    MoveOnOverdue moveOn;

    @Inject
    PackageSearch search;

    @Inject
    Transactions transactions;

    @BeforeEach
    void offerToTierOne() {
        database.forgetEverything();
        Feeds.provider("ROWAN", 1);
        Feeds.provider("ELDER", 2);
        Feeds.stay("RXX:1", "ann", 1, "admitted", Instant.now());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.one(
                                "select (select count(*) from care_provider) + (select count(*) from care_stay)")
                        .equals("3"));
    }

    @Test
    void passOnceWithSeveralReplicas() throws InterruptedException, ExecutionException {
        for (int i = 0; i < PACKAGES; i++) {
            Api.requested("RXX:1");
        }
        database.execute(Clock.OVER.toArray(new String[0]));
        List<Callable<Integer>> replicas = Collections.nCopies(REPLICAS, moveOn::moveOn);
        try (ExecutorService together = Executors.newFixedThreadPool(REPLICAS)) {
            for (Future<Integer> done : together.invokeAll(replicas)) {
                done.get();
            }
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> offers("ELDER", "sent").equals("" + PACKAGES));
        assertThat(offers("ROWAN", "expired")).isEqualTo("" + PACKAGES);
        assertThat(database.one("select count(*) from package_offer")).isEqualTo("" + 2 * PACKAGES);
        assertThat(database.rows("select distinct version from package_of_care"))
                .containsExactly("2");
    }

    @Test
    void surviveAReplicaThatDiesBetweenTwoTiers() {
        Api.requested("RXX:1");
        assertThatThrownBy(() -> transactions.perform(connection -> {
                    database.execute(Clock.OVER.toArray(new String[0]));
                    assertThat(search.due(connection, RecordedTime.read(connection), Set.of()))
                            .isNotNull();
                    moveOn.moveOn();
                    assertThat(offers("ELDER", "sent")).isEqualTo("0");
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> offers("ELDER", "sent").equals("1"));
        assertThat(database.one("select version from package_of_care")).isEqualTo("2");
    }

    /** The first that is due cannot even be read. */
    @Test
    void passForAllOthersWhenOnePackageFails() {
        String broken = Api.requested("RXX:1");
        Api.requested("RXX:1");
        database.execute(
                Clock.OVER.getFirst(),
                Clock.OVER.getLast(),
                "update package_of_care set due_at = '2026-01-01', data = '{' || data where id = '" + broken + "'");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> offers("ELDER", "sent").equals("1"));
        database.execute("update package_of_care set data = substr(data, 2) where id = '" + broken + "'");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> offers("ELDER", "sent").equals("2"));
    }

    /** More than anybody would look at one by one. */
    @Test
    void waitNoLongerWhenAProviderAppearsForVeryManyPackages() {
        Api.requested("RXX:1");
        database.execute("update package_offer set status = 'expired', answered_at = clock_timestamp()", """
                update package_of_care set status = 'unsourced', sourcing = 'unsourced', due_at = null, data =
                    jsonb_set(data::jsonb, '{state}', '{"is":"unsourced","since":"2026-06-03T00:00:00Z"}')::text""", """
                insert into package_of_care (id, stay, asked_for, trust, service, area, status, sourcing, requested_at,
                                             version, recorded_at, data)
                select gen_random_uuid(), stay, asked_for, trust, service, area, status, sourcing, requested_at,
                       version, recorded_at, data
                from package_of_care cross join generate_series(1, 1100)""");
        Feeds.provider("LATE", 3);
        await().atMost(Duration.ofSeconds(120))
                .until(() -> database.one("select count(*) from package_of_care where status = 'offered'")
                        .equals("1101"));
    }

    private String offers(String provider, String status) {
        return database.one(
                "select count(*) from package_offer where provider = '" + provider + "' and status = '" + status + "'");
    }
}
