package org.homeward.capacity.flat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.flat.domain.StepDownFlat.Booked;
import org.homeward.capacity.flat.domain.StepDownFlat.Outage;
import org.junit.jupiter.api.Test;

/** When a flat can be had next, against a walk through the nights one by one. */
class VacancyTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-03");
    private static final Instant NOON = Instant.parse("2026-06-03T11:00:00Z");
    private static final int AHEAD = 60;

    @Test
    void isFreeTonightUntilTheNextBooking() {
        assertThat(at(NOON, List.of(new Booked(DAY.plusDays(4), DAY.plusDays(9), "booked")), List.of()))
                .isEqualTo(new Vacancy(DAY, DAY.plusDays(4)));
    }

    @Test
    void isFreeFromTheNightOnWhichABookingEnds() {
        assertThat(at(NOON, List.of(new Booked(DAY.minusDays(3), DAY.plusDays(2), "arrived")), List.of()))
                .isEqualTo(new Vacancy(DAY.plusDays(2), null));
    }

    @Test
    void whoShouldBeGoneAndIsNotHasTonight() {
        assertThat(at(NOON, List.of(new Booked(DAY.minusDays(3), DAY.minusDays(1), "arrived")), List.of()))
                .isEqualTo(new Vacancy(DAY.plusDays(1), null));
        for (String status : List.of("arrived", "booked")) {
            assertThat(at(NOON, List.of(new Booked(DAY.minusDays(3), DAY, status)), List.of()))
                    .as(status)
                    .isEqualTo(new Vacancy(DAY, null));
        }
    }

    @Test
    void nobodyKnowsWhenAnOutageWithoutAnEndIsOver() {
        assertThat(at(NOON, List.of(), List.of(new Outage(DAY.minusDays(1), null, "repair"))))
                .isEqualTo(new Vacancy(null, null));
    }

    /** In summer a day in London begins an hour before the day of UTC. */
    @Test
    void theDayIsThatOfLondon() {
        List<Booked> booked = List.of(new Booked(DAY.minusDays(3), DAY.plusDays(1), "booked"));
        assertThat(at(Instant.parse("2026-06-03T22:59:59Z"), booked, List.of()).from())
                .isEqualTo(DAY.plusDays(1));
        Instant midnight = Instant.parse("2026-06-03T23:00:00Z");
        assertThat(at(Instant.parse("2026-06-03T22:59:59Z"), booked, List.of()).isTonight(midnight.minusSeconds(1)))
                .isFalse();
        assertThat(at(midnight, booked, List.of()).isTonight(midnight)).isTrue();
    }

    @Test
    void agreesWithAWalkThroughTheNights() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            List<Booked> booked = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                LocalDate from = DAY.plusDays(random.nextInt(20) - 8);
                booked.add(new Booked(
                        from,
                        from.plusDays(1 + random.nextInt(6)),
                        List.of("offered", "booked", "arrived").get(random.nextInt(3))));
            }
            List<Outage> outages = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                LocalDate from = DAY.plusDays(random.nextInt(20) - 8);
                outages.add(new Outage(
                        from, random.nextInt(5) == 0 ? null : from.plusDays(1 + random.nextInt(4)), "repair"));
            }
            FlatVersion known = known(DAY.plusDays(random.nextInt(12) - 8), booked, outages);
            assertThat(Vacancy.at(known, NOON)).as("seed %d: %s", seed, known).isEqualTo(walk(known.flat()));
        }
    }

    /** Night by night: the first that nothing keeps, and how long that lasts. */
    private static Vacancy walk(StepDownFlat flat) {
        LocalDate end = DAY.plusDays(AHEAD);
        LocalDate from = DAY;
        while (!isFree(flat, from)) {
            from = from.plusDays(1);
            if (from.equals(end)) {
                return new Vacancy(null, null);
            }
        }
        LocalDate until = from;
        while (until.isBefore(end) && isFree(flat, until)) {
            until = until.plusDays(1);
        }
        // Tonight's time began at the earliest on the day before, when this was recorded.
        if (from.equals(DAY) && isFree(flat, DAY.minusDays(1))) {
            from = DAY.minusDays(1);
        }
        return new Vacancy(from, until.equals(end) ? null : until);
    }

    private static boolean isFree(StepDownFlat flat, LocalDate night) {
        return !night.isBefore(flat.availableFrom())
                && flat.booked().stream()
                        .noneMatch(one -> !night.isBefore(one.from())
                                && (night.isBefore(one.until())
                                        || one.status().equals("arrived")
                                                && DAY.isAfter(one.until())
                                                && !night.isAfter(DAY)))
                && flat.outOfService().stream()
                        .noneMatch(one ->
                                !night.isBefore(one.from()) && (one.until() == null || night.isBefore(one.until())));
    }

    private static Vacancy at(Instant at, List<Booked> booked, List<Outage> outages) {
        FlatVersion known = known(DAY.minusDays(90), booked, outages);
        return Vacancy.at(new FlatVersion(known.flat(), 1, NOON.minusSeconds(60)), at);
    }

    private static FlatVersion known(LocalDate availableFrom, List<Booked> booked, List<Outage> outages) {
        StepDownFlat flat = new StepDownFlat(
                "F1", new Area("HD1"), List.of("wheelchair"), 42, true, availableFrom, outages, booked, "x");
        return new FlatVersion(flat, 1, NOON.minusSeconds(86_400));
    }
}
