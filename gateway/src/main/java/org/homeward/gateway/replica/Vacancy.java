package org.homeward.gateway.replica;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a flat can be had next (rule as in capacity-service). A night begins on its day in London. Who should be gone and
 * is not has it tonight, and may be gone tomorrow.
 *
 * @param from the first such night: not after today if tonight is one; then the day since which that is known. Null
 *     while nobody knows
 * @param until the first night after it that is not free again; null if none is known
 */
record Vacancy(@Nullable LocalDate from, @Nullable LocalDate until) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Vacancy NONE = new Vacancy(null, null);

    /** Nights that are not free, for ever with {@link LocalDate#MAX}. */
    private record Nights(LocalDate from, LocalDate until) {
        boolean contains(LocalDate night) {
            return !night.isBefore(from) && night.isBefore(until);
        }
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, LONDON);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }

    static Vacancy at(FlatRecord flat, LocalDate today) {
        List<Nights> taken = taken(flat, today).toList();
        LocalDate night = today;
        for (Nights next = over(taken, night); next != null; next = over(taken, night)) {
            if (next.until().equals(LocalDate.MAX)) {
                return NONE;
            }
            night = next.until();
        }
        LocalDate first = night;
        LocalDate until = taken.stream()
                .map(Nights::from)
                .filter(from -> from.isAfter(first))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Vacancy(first.equals(today) ? since(taken, flat, today) : first, until);
    }

    /** Whether every one of these nights can be had, as far as anybody knows today. */
    static boolean hasAll(FlatRecord flat, LocalDate from, int nights, LocalDate today) {
        LocalDate until = from.plusDays(nights);
        return taken(flat, today).noneMatch(one -> one.from().isBefore(until) && from.isBefore(one.until()));
    }

    private static Stream<Nights> taken(FlatRecord flat, LocalDate today) {
        Stream<Nights> before =
                flat.availableFrom() == null ? Stream.of() : Stream.of(new Nights(LocalDate.MIN, flat.availableFrom()));
        Stream<Nights> booked = flat.booked().stream().map(one -> new Nights(one.from(), one.freeFrom(today)));
        Stream<Nights> outages = flat.outOfService().stream()
                .map(one -> new Nights(one.from(), Objects.requireNonNullElse(one.until(), LocalDate.MAX)));
        return Stream.of(before, booked, outages)
                .flatMap(nights -> nights)
                .filter(nights -> nights.from().isBefore(nights.until()));
    }

    private static @Nullable Nights over(List<Nights> taken, LocalDate night) {
        return taken.stream()
                .filter(nights -> nights.contains(night))
                .max(Comparator.comparing(Nights::until))
                .orElse(null);
    }

    /** Bookings that are over are no longer told of: before the day on which it was recorded nothing is known. */
    private static LocalDate since(List<Nights> taken, FlatRecord flat, LocalDate today) {
        LocalDate recorded = flat.observedAt() == null ? today : day(flat.observedAt());
        return taken.stream()
                .map(Nights::until)
                .filter(until -> !until.isAfter(today))
                .reduce(recorded.isAfter(today) ? today : recorded, (a, b) -> a.isAfter(b) ? a : b);
    }
}
