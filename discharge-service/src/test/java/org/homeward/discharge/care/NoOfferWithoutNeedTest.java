package org.homeward.discharge.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeward.discharge.Servers;
import org.junit.jupiter.api.Test;

/**
 * Requests, answers, restarts and facts of many stays at once, in a random order, also of people who come back: seconds after the last fact no offer is open for
 * a stay that is void, dead, gone or meets criteria again, and no package that has not started waits for it. For who has
 * had visits the search goes on at home, until death.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class NoOfferWithoutNeedTest {

    private static final int STAYS = 50;

    /** Who come back with care at home that lapses, each with two stays. */
    private static final int TWICE = 9;

    private static final long SEED = Long.getLong("homeward.seed", 20_260_603L);
    private static final String NEEDLESS = """
            from package_of_care p join care_stay s on s.stay = p.stay
            where (s.presence in ('VOID', 'DIED') or s.meets_again
                or s.presence = 'GONE' and p.data::jsonb ->> 'firstStartedAt' is null)""";
    private static final String OVER = """
            select count(*) from care_stay where presence in ('VOID', 'DIED', 'GONE') or meets_again""";

    @Inject
    Database database;

    @Test
    void leavesNoneOpen() throws InterruptedException, ExecutionException {
        database.forgetEverything();
        for (int i = 0; i < 6; i++) {
            Feeds.provider("P" + i, 1 + i / 2);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.one("select count(*) from care_provider").equals("6"));
        try (ExecutorService together = Executors.newFixedThreadPool(8)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < STAYS; i++) {
                int number = i;
                done.add(together.submit(() -> live("RXX:" + number, number, new Random(SEED + number))));
                done.add(together.submit(() -> broker("RXX:" + number, new Random(SEED - number))));
            }
            for (int i = 0; i < TWICE; i++) {
                int number = i;
                done.add(together.submit(() -> comeBack(number, new Random(SEED + 1_000 + number))));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> database.one(OVER).equals("" + (STAYS + 2 * TWICE)));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> database.one(
                                "select count(*) " + NEEDLESS
                                        + " and exists (select 1 from package_offer o where o.package = p.id and o.status in ('sent', 'viewed'))")
                        .equals("0"));
        assertThat(database.rows("select p.status, s.presence " + NEEDLESS
                        + " and (p.status in ('draft', 'requested', 'offered', 'unsourced')"
                        + " or p.status = 'accepted' and s.presence <> 'GONE')"))
                .as("seed %d", SEED)
                .isEmpty();
        assertThat(database.one("select count(*) from package_of_care p join care_stay s on s.stay = p.stay"
                        + " where s.presence = 'GONE' and p.sourcing = 'offered'"
                        + " and p.data::jsonb ->> 'firstStartedAt' is not null"))
                .as("given up, and sought on for somebody at home, seed %d", SEED)
                .isNotEqualTo("0");
        assertThat(database.one("select count(*) from package_of_care where data::jsonb -> 'searches' ->> 1 is not null"
                        + " and stay like 'RXX:B%'"))
                .as("lapsed and sought anew, seed %d", SEED)
                .isNotEqualTo("0");
    }

    /** A stay from its admission to the last fact, after which no care is to be sought for it. */
    private void live(String stay, int number, Random random) {
        Instant admitted = Instant.now().minusSeconds(3600);
        Feeds.stay(stay, "person-" + number, 1, "admitted", admitted);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.one("select count(*) from care_stay where stay = '" + stay + "'")
                        .equals("1"));
        for (int i = random.nextInt(4); i > 0; i--) {
            Api.request(stay);
            Api.review(stay, random.nextBoolean() ? "none" : "12");
        }
        switch (number % 5) {
            case 0 -> Feeds.stay(stay, "person-" + number, 2, "discharged", admitted, true, null);
            case 1 -> Feeds.stay(stay, "person-" + number, 2, "cancelled", admitted);
            case 2 -> Feeds.stay(stay, "person-" + number, 2, "discharged", admitted);
            case 3 -> dieAtHome(stay, "person-" + number, admitted);
            default -> {
                Api.review(stay, "none");
                Api.review(stay, "12");
            }
        }
    }

    /** Care is begun, and given up while the person is at home. */
    private void dieAtHome(String stay, String person, Instant admitted) {
        String id = Api.request(stay).path("id");
        if (id != null) {
            accept(Api.of(id).getString("offers[0].id"));
        }
        Feeds.stay(stay, person, 2, "discharged", admitted);
        database.awaitPresence(stay, "GONE");
        if (id != null) {
            Api.change(id, "start", "{}");
            Api.change(id, "hand-back", "{\"lastVisitAt\":\"2030-01-01\"}");
        }
        Feeds.stay(stay, person, 3, "discharged", admitted, true, null);
        database.awaitPresence(stay, "DIED");
    }

    /** Somebody whose care lapses in a second stay, for which it is sought anew while the facts go on, or after the last. */
    private void comeBack(int number, Random random) {
        String first = "RXX:A" + number;
        String second = "RXX:B" + number;
        String person = "twice-" + number;
        Instant admitted = Instant.now().minusSeconds(3600);
        Feeds.stay(first, person, 1, "admitted", admitted);
        String id = Api.requested(first);
        accept(Api.of(id).getString("offers[0].id"));
        Feeds.stay(first, person, 2, "discharged", admitted);
        database.awaitPresence(first, "GONE");
        Api.change(id, "start", "{}").then().statusCode(200);
        Feeds.stay(second, person, 1, "admitted", Instant.now());
        Api.awaitStatus(id, "paused");
        database.execute("update package_of_care set due_at = now() - interval '1 second', data = replace(data, '"
                + Api.of(id).getString("lapsesAt") + "', '2026-06-03T00:00:00Z') where id = '" + id + "'");
        Api.awaitStatus(id, "lapsed");
        CompletableFuture<Void> broker = CompletableFuture.runAsync(
                () -> restart(id, number % 2 == 0 ? 0 : 1 + random.nextInt(10)),
                task -> Thread.ofVirtual().start(task));
        Api.review(second, "none").then().statusCode(201);
        if (number % 3 == 0) {
            Feeds.stay(second, person, 2, "cancelled", admitted);
            database.awaitPresence(second, "VOID");
        } else if (number % 3 == 1) {
            Feeds.stay(second, person, 2, "discharged", admitted, true, null);
            database.awaitPresence(second, "DIED");
        } else {
            Api.review(second, "12").then().statusCode(201);
        }
        broker.join();
        restart(id, 1);
    }

    /** Asks again and again for the care that has lapsed, and has it accepted every other time. */
    private static void restart(String id, int times) {
        for (int i = 0; i < times; i++) {
            boolean isSought = Api.change(id, "restart", "{}").statusCode() == 200;
            String offer = Api.of(id).getString("offers.find { it.status == 'sent' }.id");
            if (isSought && offer != null && i % 2 == 1) {
                accept(offer);
            }
        }
    }

    private static void accept(String offer) {
        Api.as(Tokens.operator())
                .body("{\"startsAt\":\"%s\"}".formatted(Instant.now().plusSeconds(3600)))
                .post("/v1/offers/" + offer + "/accept");
    }

    /** Somebody who asks for care, answers offers, starts and gives up, not knowing what becomes of the stay. */
    private void broker(String stay, Random random) {
        for (int i = 0; i < 3; i++) {
            String id = Api.request(stay).path("id");
            String offer = id == null ? null : Api.of(id).getString("offers[0].id");
            if (offer != null && random.nextBoolean()) {
                accept(offer);
                Api.change(id, "start", "{}");
                Api.change(id, "hand-back", "{\"lastVisitAt\":\"2030-01-01\"}");
            }
        }
    }
}
