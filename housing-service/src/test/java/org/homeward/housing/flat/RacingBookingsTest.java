package org.homeward.housing.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeward.housing.Database;
import org.homeward.housing.Servers;
import org.homeward.housing.flat.BookingOutcome.Done;
import org.homeward.housing.flat.BookingOutcome.Refused;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.domain.Refusal;
import org.homeward.kit.db.DatabaseFailure;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 64 clients ask for nights of seven flats at once: nobody has a night that another has, and nobody is promised air. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RacingBookingsTest {

    private static final int CLIENTS = 64;
    private static final int EACH = 20;
    private static final int FLATS = 7;
    private static final long SEED = 64;
    private static final FlatActor EVERYBODY = new FlatActor("operator", trust -> true, owner -> true);
    private static final String OVERLAPS = """
            select count(*) from booking a join booking b on a.flat = b.flat and a.id < b.id and a.nights && b.nights
            where a.flat like 'race-%'""";

    @Inject
    KeepFlat keep;

    @Inject
    BookFlat book;

    @Inject
    ChangeBooking change;

    @Inject
    Database database;

    private final ConcurrentLinkedQueue<String> promised = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void sevenFlatsAndAStay() {
        for (int i = 0; i < FLATS; i++) {
            Flat.Terms terms = new Flat.Terms(28, true, null, null, null);
            Flat flat = new Flat("race-" + i, "BA1", Set.of(), terms, LocalDate.parse("2026-01-01"), List.of());
            keep.declare(flat, new KeepFlat.Command(EVERYBODY, null, once()), outcome -> new Answer(200, null, null));
        }
        database.execute("""
                insert into stay (id, trust, status, version, recorded_at) values ('RXX:race', 'RXX', 'admitted', 1, now())
                on conflict do nothing""");
    }

    @Test
    void givesNoNightToTwo() throws InterruptedException, ExecutionException {
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(SEED + i);
            clients.add(() -> ask(random));
        }
        int refused = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Integer> done : pool.invokeAll(clients)) {
                refused += done.get();
            }
        }
        assertThat(database.one(OVERLAPS)).as("seed %d", SEED).isEqualTo("0");
        assertThat(database.rows("select id from booking where flat like 'race-%'"))
                .as("seed %d", SEED)
                .containsExactlyInAnyOrderElementsOf(promised);
        assertThat(promised.size() + refused).isEqualTo(CLIENTS * EACH);
        assertThat(promised).hasSizeGreaterThan(FLATS);
        assertThat(refused).isGreaterThan(CLIENTS);
    }

    @Test
    void theTableRefusesWhatNoCodeHasAskedAbout() {
        String row = """
                insert into booking (id, flat, stay, trust, status, nights, until, data, version, recorded_at)
                values ('%s', 'race-0', 'RXX:race', 'RXX', 'left', '[2031-01-0%d,2031-01-09)', '2031-01-09', '{}', 1, now())""";
        UUID first = UUID.randomUUID();
        database.execute(row.formatted(first, 1));
        try {
            assertThatThrownBy(() -> database.execute(row.formatted(UUID.randomUUID(), 8)))
                    .isInstanceOf(DatabaseFailure.class)
                    .hasMessageContaining("booking_never_overlaps");
        } finally {
            database.execute("delete from booking where id = '" + first + "'");
        }
    }

    /** How often the client was refused. */
    private int ask(Random random) {
        int refused = 0;
        for (int i = 0; i < EACH; i++) {
            Nights nights = Nights.of(LocalDate.now().plusDays(1 + random.nextInt(40)), 1 + random.nextInt(10));
            BookingOutcome outcome = book("race-" + random.nextInt(FLATS), nights);
            if (outcome instanceof Done done) {
                UUID id = done.booking().known().id();
                promised.add(id.toString());
                if (random.nextInt(4) == 0) {
                    extend(id, nights.until().plusDays(2));
                }
            } else {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Refused.class, no -> assertThat(no.reason()).isInstanceOf(Refusal.Taken.class));
                refused++;
            }
        }
        return refused;
    }

    private BookingOutcome book(String flat, Nights nights) {
        BookingOutcome[] told = new BookingOutcome[1];
        book.book(new BookFlat.Command(flat, "RXX:race", nights, Set.of(), EVERYBODY, once()), outcome -> {
            told[0] = outcome;
            return new Answer(200, null, null);
        });
        return told[0];
    }

    private void extend(UUID id, LocalDate until) {
        var command =
                new ChangeBooking.Command(id, new ChangeBooking.Change.Extend(until, "other"), null, EVERYBODY, once());
        change.change(command, outcome -> new Answer(200, null, null));
    }

    private static IdempotencyKeys.Command once() {
        return new IdempotencyKeys.Command(null, "race", "/v1/bookings", new byte[0]);
    }
}
