package org.homeward.housing.flat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.housing.flat.domain.Flats.flat;
import static org.homeward.housing.flat.domain.Flats.noon;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** 100,000 random requests against a clerk who writes a name into a square for every night. */
class RandomBookingsTest {

    private static final int REQUESTS = 100_000;
    private static final int FLATS = 7;
    private static final long SEED = 26;

    private final Random random = new Random(SEED);
    private final List<Desk> desks = new ArrayList<>();
    private LocalDate today = LocalDate.parse("2026-03-02");
    private int accepted;
    private int taken;
    private int overstays;

    /** A flat as the rules keep it, and its slate as the clerk does: night by night, who has it. */
    private static final class Desk {
        private final Map<UUID, Booking> bookings = new HashMap<>();
        private final Map<LocalDate, UUID> slate = new HashMap<>();

        Diary diary() {
            return new Diary(flat(), List.copyOf(bookings.values()));
        }

        /** Who sleeps there against what was agreed does so until tonight. */
        boolean isFree(Nights nights, LocalDate today, UUID except) {
            for (Booking one : bookings.values()) {
                boolean isThereTooLong = one.state() instanceof Booking.State.Arrived
                        && today.isAfter(one.nights().until());
                for (LocalDate night = one.nights().until();
                        isThereTooLong && !one.id().equals(except) && !night.isAfter(today);
                        night = night.plusDays(1)) {
                    if (!night.isBefore(nights.from()) && night.isBefore(nights.until())) {
                        return false;
                    }
                }
            }
            return nights.from()
                    .datesUntil(nights.until())
                    .allMatch(night ->
                            slate.get(night) == null || slate.get(night).equals(except));
        }

        void write(Nights nights, UUID id) {
            nights.from().datesUntil(nights.until()).forEach(night -> {
                assertThat(slate.putIfAbsent(night, id)).as("night %s", night).isNull();
            });
        }

        void wipe(UUID id, LocalDate from) {
            slate.entrySet()
                    .removeIf(entry ->
                            entry.getValue().equals(id) && !entry.getKey().isBefore(from));
        }
    }

    @Test
    void neverGivesANightToTwo() {
        for (int i = 0; i < FLATS; i++) {
            desks.add(new Desk());
        }
        for (int i = 0; i < REQUESTS; i++) {
            Desk desk = desks.get(random.nextInt(FLATS));
            switch (random.nextInt(20)) {
                case 0 -> pass();
                case 1, 2, 3 -> arrive(desk);
                case 4, 5 -> leave(desk);
                case 6, 7 -> extend(desk);
                case 8 -> cancel(desk);
                default -> book(desk, i);
            }
        }
        desks.forEach(this::compare);
        assertThat(accepted).as("seed %d", SEED).isGreaterThan(5_000);
        assertThat(taken).as("seed %d", SEED).isGreaterThan(5_000);
        assertThat(overstays).as("seed %d", SEED).isGreaterThan(100);
    }

    /** A day goes by; what is long over is put away. */
    private void pass() {
        today = today.plusDays(1);
        for (Desk desk : desks) {
            compare(desk);
            overstays += (int) desk.bookings.values().stream()
                    .filter(one -> one.isOverstayed(today))
                    .count();
            desk.bookings.values().removeIf(one -> one.nights().until().isBefore(today.minusDays(5)) && isQuiet(one));
            desk.slate.keySet().removeIf(night -> night.isBefore(today.minusDays(60)));
        }
    }

    private static boolean isQuiet(Booking one) {
        return !(one.state() instanceof Booking.State.Arrived);
    }

    private void book(Desk desk, int number) {
        Nights nights = Nights.of(today.plusDays(random.nextInt(20)), 1 + random.nextInt(14));
        UUID id = new UUID(SEED, number);
        boolean isFree = desk.isFree(nights, today, id);
        Decision decision = desk.diary().book(new Diary.Wish(id, "RXX:" + number, nights, Set.of()), noon(today));
        assertThat(decision instanceof Decision.Accepted)
                .as("seed %d, request %d", SEED, number)
                .isEqualTo(isFree);
        if (decision instanceof Decision.Accepted(Booking after, Decision.Happened what)) {
            accepted++;
            desk.write(nights, id);
            desk.bookings.put(id, after);
        } else {
            taken++;
        }
    }

    private void arrive(Desk desk) {
        Booking known = any(desk);
        if (known != null) {
            keep(desk, desk.diary().arrive(known, noon(today).at(), noon(today)));
        }
    }

    private void leave(Desk desk) {
        Booking known = any(desk);
        if (known != null && keep(desk, desk.diary().leave(known, noon(today).at(), noon(today)))) {
            desk.wipe(known.id(), today);
        }
    }

    private void cancel(Desk desk) {
        Booking known = any(desk);
        if (known != null && keep(desk, desk.diary().cancel(known, "other", noon(today)))) {
            desk.wipe(known.id(), known.nights().from());
        }
    }

    private void extend(Desk desk) {
        Booking known = any(desk);
        if (known == null || !known.isOpen()) {
            return;
        }
        LocalDate until = known.nights().until().plusDays(1 + random.nextInt(6));
        if (!until.isAfter(today)) {
            return;
        }
        Nights more = new Nights(known.nights().until(), until);
        boolean isFree = desk.isFree(more, today, known.id());
        boolean isDone = keep(desk, desk.diary().extend(known, until, "home-not-ready", noon(today)));
        assertThat(isDone).as("seed %d", SEED).isEqualTo(isFree);
        if (isDone) {
            desk.write(more, known.id());
        }
    }

    private Booking any(Desk desk) {
        List<Booking> all = desk.bookings.values().stream()
                .sorted(java.util.Comparator.comparing(Booking::id))
                .toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static boolean keep(Desk desk, Decision decision) {
        if (decision instanceof Decision.Accepted(Booking after, Decision.Happened what)) {
            desk.bookings.put(after.id(), after);
            return true;
        }
        return false;
    }

    /** The nights that a booking holds are those with its name on the slate. */
    private void compare(Desk desk) {
        for (Booking one : desk.bookings.values()) {
            List<LocalDate> written = desk.slate.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(one.id()))
                    .map(Map.Entry::getKey)
                    .filter(this::isRemembered)
                    .sorted()
                    .toList();
            assertThat(one.held().from().datesUntil(one.held().until()).filter(this::isRemembered))
                    .as("seed %d", SEED)
                    .containsExactlyElementsOf(written);
        }
    }

    private boolean isRemembered(LocalDate night) {
        return !night.isBefore(today.minusDays(50));
    }
}
