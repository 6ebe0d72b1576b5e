package org.homeward.capacity.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a flat can be had next. A night begins on its day in London. Who should be gone and is not has it tonight, and
 * may be gone tomorrow.
 *
 * @param from the first such night: not after today if tonight is one; then the day since which that is known. Null
 *     while nobody knows
 * @param until the first night after it that is not free again; null if none is known
 */
public record Vacancy(@Nullable LocalDate from, @Nullable LocalDate until) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Vacancy NONE = new Vacancy(null, null);

    private record Nights(LocalDate from, LocalDate until) {
        boolean contains(LocalDate night) {
            return !night.isBefore(from) && night.isBefore(until);
        }
    }

    /** At an instant, by a version that had been recorded by then. */
    public static Vacancy at(FlatVersion known, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, LONDON);
        StepDownFlat flat = known.flat();
        List<Nights> taken = taken(flat, today);
        LocalDate night = later(today, flat.availableFrom());
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
        return new Vacancy(
                first.equals(today)
                        ? since(taken, flat, LocalDate.ofInstant(known.recordedAt(), LONDON), today)
                        : first,
                until);
    }

    public boolean isTonight(Instant at) {
        return from != null && !from.isAfter(LocalDate.ofInstant(at, LONDON));
    }

    private static List<Nights> taken(StepDownFlat flat, LocalDate today) {
        Stream<Nights> booked = flat.booked().stream().map(one -> new Nights(one.from(), one.freeFrom(today)));
        Stream<Nights> outages = flat.outOfService().stream()
                .map(one -> new Nights(one.from(), one.until() == null ? LocalDate.MAX : one.until()));
        return Stream.concat(booked, outages)
                .filter(nights -> nights.from().isBefore(nights.until()))
                .toList();
    }

    private static @Nullable Nights over(List<Nights> taken, LocalDate night) {
        return taken.stream()
                .filter(nights -> nights.contains(night))
                .max(Comparator.comparing(Nights::until))
                .orElse(null);
    }

    /** Bookings that are over are no longer told of: before the day on which it was recorded nothing is known. */
    private static LocalDate since(List<Nights> taken, StepDownFlat flat, LocalDate recorded, LocalDate today) {
        return taken.stream()
                .map(Nights::until)
                .filter(until -> !until.isAfter(today))
                .reduce(earlier(today, later(recorded, flat.availableFrom())), Vacancy::later);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
