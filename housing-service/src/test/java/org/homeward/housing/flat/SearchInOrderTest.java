package org.homeward.housing.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.housing.flat.FlatDesk.TODAY;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.homeward.housing.Database;
import org.homeward.housing.Servers;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Circumstances;
import org.homeward.housing.flat.domain.Decision;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Match;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.domain.Outage;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.Flats;
import org.homeward.kit.db.Transactions;
import org.junit.jupiter.api.Test;

/** The search answers the best of all flats, as somebody would who looked at every one of them. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SearchInOrderTest {

    private static final long SEED = 15;

    @Inject
    FindFlats find;

    @Inject
    Flats flats;

    @Inject
    Bookings bookings;

    @Inject
    Transactions transactions;

    @Inject
    Database database;

    private final String test = "search-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void asWhoLooksAtEveryFlatWould() {
        Random random = new Random(SEED);
        List<Diary> all = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Diary diary = new Diary(flat(i, random), booked(test + i, random));
            all.add(diary);
            keep(diary);
        }
        List<Long> later = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            LocalDate from = TODAY.plusDays(random.nextInt(12));
            Set<String> needs = random.nextBoolean() ? Set.of(test) : Set.of(test, "lift");
            String area = List.of("ZQ1", "ZQ1 2", "ZQ2", "none").get(random.nextInt(4));
            Match.Search wanted =
                    new Match.Search(from, 1 + random.nextInt(12), needs, area.equals("none") ? null : area);
            int limit = 1 + random.nextInt(30);
            List<Match> expected = all.stream()
                    .map(diary -> Match.of(diary, wanted, TODAY))
                    .filter(Objects::nonNull)
                    .sorted(Match.ORDER)
                    .limit(limit)
                    .toList();
            assertThat(told(find.search(wanted, TODAY, limit)))
                    .as("seed %d, %d: %s, best %d", SEED, i, wanted, limit)
                    .isEqualTo(told(expected));
            later.add(expected.stream().filter(one -> one.daysLater() > 0).count());
        }
        assertThat(later).as("some are free at once, some later").contains(0L).anyMatch(count -> count > 3);
    }

    @Test
    void oneThatIsFreeTomorrowIsFoundAmongThousandsThatAreTakenForWeeks() {
        String crowd = """
                insert into flat (id, owner, area, features, max_nights, weekly_rate, available_from, closed, data, version, recorded_at)
                select id, 'x', 'ZQ3', array['%1$s'], 42, 1, '2026-01-01', '{}',
                    json_build_object('flat', id, 'area', 'ZQ3', 'features', json_build_array('%1$s'), 'maxNights', 42,
                        'furnished', true, 'weeklyRate', 1, 'availableFrom', '2026-01-01', 'outOfService', json_build_array())::text, 1, now()
                from (select '%1$s-' || n as id from generate_series(1, 1500) as n) as crowd""".formatted(test);
        String taken = """
                insert into booking (id, flat, stay, trust, status, nights, until, data, version, recorded_at)
                select id, flat, 's', 'RYZ', 'booked', daterange('%2$s', '%3$s'), '%3$s',
                    json_build_object('booking', id, 'flat', flat, 'stay', 's', 'from', '%2$s', 'until', '%3$s',
                        'needs', json_build_array(), 'status', 'booked', 'extensions', json_build_array(),
                        'bookedAt', '2026-01-01T00:00:00Z')::text, 1, now()
                from (select gen_random_uuid() as id, id as flat from flat where id like '%1$s-%%') as crowd""".formatted(test, TODAY, TODAY.plusDays(20));
        try {
            database.execute(crowd, taken, "select note_free_stretches(id) from flat where id like '" + test + "-%'");
            keep(new Diary(
                    new Flat(
                            test + "-dear",
                            "ZQ9",
                            Set.of(test, "lift"),
                            new Flat.Terms(42, true, null, null, null),
                            TODAY.plusDays(1),
                            List.of()),
                    List.of()));
            List<Match> found = find.search(new Match.Search(TODAY, 7, Set.of(test), "ZQ3"), TODAY, 20);
            assertThat(found).hasSize(20);
            assertThat(found.getFirst().flat().id()).isEqualTo(test + "-dear");
            assertThat(found.getFirst().daysLater()).isEqualTo(1);
            assertThat(found.get(1).daysLater()).isEqualTo(20);
        } finally {
            database.execute(
                    "delete from booking where flat like '" + test + "-%'",
                    "delete from flat where id like '" + test + "-%'");
        }
    }

    private Flat flat(int number, Random random) {
        Set<String> features = random.nextBoolean() ? Set.of(test) : Set.of(test, "lift", "level-" + number % 3);
        String area = List.of("ZQ1", "ZQ1 2", "ZQ1 3", "ZQ2", "ZQ11").get(random.nextInt(5));
        List<Outage> outages = random.nextInt(4) > 0
                ? List.of()
                : List.of(new Outage(TODAY.plusDays(40), random.nextBoolean() ? null : TODAY.plusDays(45), "repair"));
        return new Flat(
                test + number,
                area,
                features,
                new Flat.Terms(7 + random.nextInt(8), true, null, null, null),
                TODAY.plusDays(random.nextInt(10) - 8),
                outages);
    }

    /** One after the other from a while ago on; the first may live there, also past its time. */
    private List<Booking> booked(String flat, Random random) {
        List<Booking> some = new ArrayList<>();
        LocalDate day = TODAY.minusDays(3);
        for (int i = random.nextInt(4); i > 0; i--) {
            Nights nights = Nights.of(day.plusDays(random.nextInt(6)), 1 + random.nextInt(9));
            boolean isThere = some.isEmpty() && nights.from().isBefore(TODAY);
            some.add(new Booking(
                    new UUID(random.nextLong(), random.nextLong()),
                    flat,
                    "RYZ:s",
                    nights,
                    Set.of(),
                    isThere ? new Booking.State.Arrived(Moment.startOf(nights.from())) : new Booking.State.Booked(),
                    List.of(),
                    Instant.parse("2026-01-01T00:00:00Z")));
            day = nights.until();
        }
        return some;
    }

    private void keep(Diary diary) {
        Flat flat = diary.flat();
        Instant now = Instant.now();
        transactions.perform(connection -> {
            flats.claim(connection, flat.id(), "x");
            for (Booking one : diary.bookings()) {
                bookings.write(
                        connection,
                        new Bookings.Recorded(one, "RYZ", 1, now, Circumstances.NONE),
                        Decision.Happened.MADE);
            }
            flats.write(connection, new Flats.Recorded(flat, "x", 1, now), diary.bookings());
        });
    }

    private static List<Map.Entry<String, LocalDate>> told(List<Match> matches) {
        return matches.stream()
                .map(one -> Map.entry(one.flat().id(), one.freeFrom()))
                .toList();
    }
}
