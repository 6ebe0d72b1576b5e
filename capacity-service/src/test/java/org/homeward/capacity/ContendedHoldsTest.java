package org.homeward.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.capacity.domain.Release;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.junit.jupiter.api.Test;

/**
 * R25: 64 clients want 50 beds, hold, release, and let holds run out. No two holds of a bed overlap, and each success is
 * exactly one hold. {@code -Dhomeward.r25.attempts=1000000} is the long form.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ContendedHoldsTest {

    private static final int ATTEMPTS = Integer.getInteger("homeward.r25.attempts", 10_000);
    private static final int CLIENTS = 64;
    private static final int BEDS = 50;
    private static final String OVERLAPS = """
            select count(*) from hold a join hold b on a.bed = b.bed and a.id < b.id
              and tstzrange(a.from_at, coalesce(a.ended_at, a.until_at)) && tstzrange(b.from_at, coalesce(b.ended_at, b.until_at))""";

    @Inject
    HoldBed holdBed;

    @Inject
    EndHolds endHolds;

    @Inject
    Database database;

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private final ConcurrentHashMap<String, Boolean> held = new ConcurrentHashMap<>();

    @Test
    void neverGivesABedTwice() throws InterruptedException, ExecutionException {
        database.forgetEverything();
        Api.estate(false, BEDS);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                work.add(client(new Random(client)));
            }
            for (Future<Void> done : clients.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(database.one(OVERLAPS)).isEqualTo("0");
        assertThat(database.rows("select id from hold")).containsExactlyInAnyOrderElementsOf(held.keySet());
        assertThat(refused.get()).isPositive();
        assertThat(database.one("select count(*) from (select bed from hold where ended_at is null group by bed"
                        + " having count(*) > 1) as twice"))
                .isEqualTo("0");
    }

    private Callable<Void> client(Random random) {
        return () -> {
            while (attempts.incrementAndGet() <= ATTEMPTS) {
                String bed = "RXX01/W1/B1/" + random.nextInt(BEDS);
                Duration length = random.nextInt(3) == 0 ? Duration.ofMillis(30) : Duration.ofMinutes(10);
                String id = hold(bed, Instant.now().plus(length));
                if (id == null) {
                    refused.incrementAndGet();
                } else {
                    assertThat(held.put(id, true)).isNull();
                    if (random.nextInt(4) > 0) {
                        release(id);
                    }
                }
                if (attempts.get() % 1_000 == 0) {
                    assertThat(database.one(OVERLAPS)).isEqualTo("0");
                }
            }
            return null;
        };
    }

    private void release(String id) {
        var once = new IdempotencyKeys.Command(null, "test", "/v1/holds/" + id, new byte[0]);
        Answer told = endHolds.release(
                UUID.fromString(id),
                trust -> true,
                once,
                release -> new Answer(release == Release.RELEASED ? 204 : 404, null, null));
        assertThat(told.status()).isEqualTo(204);
    }

    private String hold(String bed, Instant until) {
        IdempotencyKeys.Answer answer = holdBed.hold(
                new HoldBed.Command(
                        bed,
                        null,
                        "contended",
                        until,
                        "client",
                        trust -> true,
                        new IdempotencyKeys.Command(null, "client", "/v1/holds", new byte[0])),
                outcome -> outcome instanceof HoldBed.Outcome.Held taken
                        ? new IdempotencyKeys.Answer(201, taken.hold().id().toString(), null)
                        : new IdempotencyKeys.Answer(409, null, null));
        return answer.body();
    }
}
