package org.homeward.housing.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.homeward.housing.flat.FlatDesk.TODAY;
import static org.homeward.housing.flat.FlatDesk.booked;
import static org.homeward.housing.flat.FlatDesk.entry;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.homeward.housing.Database;
import org.homeward.housing.Servers;
import org.homeward.kit.db.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A free flat reaches whom it suits, however many stand in front whom it does not suit, and whoever is first. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class LongLineTest {

    private static final int IN_FRONT = 250;

    /** Another trust's patients, who want a flat for tonight. */
    private static final String CROWD = """
            insert into waiting (id, stay, trust, status, needs, nights, needed_from, since, area, data, version, recorded_at)
            select id, 'RYZ:' || id, 'RYZ', 'waiting', array['%1$s'], 7, '%2$s', '2026-01-01', null,
                json_build_object('waiting', id, 'stay', 'RYZ:' || id, 'trust', 'RYZ', 'needs', json_build_array('%1$s'),
                    'area', null, 'from', '%2$s', 'nights', 7, 'since', '2026-01-01T00:00:00.000000Z',
                    'declined', json_build_array(), 'status', 'waiting', 'booking', null, 'reason', null)::text, 1, now()
            from (select gen_random_uuid() as id from generate_series(1, %3$d)) as crowd""";

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    LookAgain look;

    private final String test = UUID.randomUUID().toString().substring(0, 8);
    private final FlatDesk desk = new FlatDesk(test);
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String flat = "N-" + test;

    @BeforeEach
    void manyStandInLine() {
        desk.declare(flat);
        desk.book(flat, desk.stay("there"), TODAY, 10);
    }

    @AfterEach
    void nobodyStandsInLine() {
        database.execute("delete from waiting where trust = 'RYZ'");
    }

    @Test
    void whoJoinsBehindManyIsOfferedWhatIsFreeForThem() {
        crowd(desk.need());
        String behind = desk.wait(desk.stay("behind"), TODAY.plusDays(20));
        assertThat(entry(behind).getString("status")).isEqualTo("offered");
        assertThat(database.one("select count(*) from waiting where trust = 'RYZ' and status = 'waiting'"))
                .isEqualTo("" + IN_FRONT);
    }

    @Test
    void whatTimeHasFreedReachesWhoStandsBehindMany() {
        crowd("hoist-" + test);
        String behind = desk.wait(desk.stay("behind"), TODAY);
        assertThat(entry(behind).getString("status")).isEqualTo("waiting");
        database.execute("delete from booking where flat = '" + flat + "'");
        database.one("select note_free_stretches('" + flat + "')");
        look.lookAgain();
        assertThat(entry(behind).getString("status")).isEqualTo("offered");
    }

    @Test
    void whoIsAskedAboutAnotherFlatAtThisMomentIsNotPassedOver() throws Exception {
        String first = desk.wait(desk.stay("first"), TODAY);
        String second = desk.wait(desk.stay("second"), TODAY);
        CountDownLatch isLocked = new CountDownLatch(1);
        CountDownLatch mayGo = new CountDownLatch(1);
        CompletableFuture<Void> asked = CompletableFuture.runAsync(
                () -> transactions.perform(connection -> {
                    try (var lock = connection.createStatement()) {
                        lock.execute("select 1 from waiting where id = '" + first + "' for update");
                        isLocked.countDown();
                        mayGo.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }),
                threads);
        isLocked.await();
        CompletableFuture<Void> declared = CompletableFuture.runAsync(() -> desk.declare(flat + "b"), threads);
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> declared.isDone()
                            || database.one("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                            + " and query like '%from waiting w where w.id%'")
                                    .equals("1"));
        } finally {
            mayGo.countDown();
        }
        asked.get();
        declared.get();
        assertThat(booked(entry(first).getString("booking")).getString("flat")).isEqualTo(flat + "b");
        assertThat(entry(second).getString("status")).isEqualTo("waiting");
    }

    private void crowd(String need) {
        database.execute(CROWD.formatted(need, TODAY, IN_FRONT));
    }
}
