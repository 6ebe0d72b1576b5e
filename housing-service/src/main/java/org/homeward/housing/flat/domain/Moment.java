package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** An instant, and the day that it is then where the flats are. */
public record Moment(Instant at) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    public LocalDate day() {
        return LocalDate.ofInstant(at, LONDON);
    }

    /** When a day begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }
}
