package org.homeward.housing.flat.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking.State;
import org.homeward.housing.flat.domain.Diary.Wish;

/** A flat, its bookings and the days around them. */
final class Flats {

    /** The day before the booking of most cases begins. */
    static final LocalDate EVE = LocalDate.parse("2026-03-01");

    static final LocalDate FIRST = EVE.plusDays(1);

    /** Seven nights. */
    static final Nights WEEK = Nights.of(FIRST, 7);

    private Flats() {}

    static Flat flat(String id, Set<String> features, Outage... outages) {
        return flat(id, "BA1 1", features, outages);
    }

    static Flat flat(String id, String area, Set<String> features, Outage... outages) {
        Flat.Terms terms = new Flat.Terms(14, true, null, null, null);
        return new Flat(id, area, features, terms, LocalDate.parse("2026-01-01"), List.of(outages));
    }

    static Flat flat() {
        return flat("F1", Set.of("wheelchair", "ground-floor"));
    }

    /** Noon of a day in winter. */
    static Moment noon(LocalDate day) {
        return new Moment(Moment.startOf(day).plusSeconds(12 * 3600));
    }

    static Booking booked(long number, Nights nights) {
        return new Booking(
                new UUID(1, number),
                "F1",
                "RXX:" + number,
                nights,
                Set.of(),
                new State.Booked(),
                List.of(),
                noon(EVE).at());
    }

    static Booking arrived(long number, Nights nights) {
        return booked(number, nights).in(new State.Arrived(noon(nights.from()).at()));
    }

    static Booking left(long number, Nights nights, LocalDate on) {
        return booked(number, nights).in(new State.Left(noon(nights.from()).at(), noon(on).at()));
    }

    static Wish wish(Nights nights, String... needs) {
        return new Wish(new UUID(2, 2), "RXX:2", nights, Set.of(needs));
    }

    /** The code of the refusal, or the status after. */
    static String told(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.after().state().code();
            case Decision.Rejected rejected -> rejected.reason().code();
        };
    }
}
