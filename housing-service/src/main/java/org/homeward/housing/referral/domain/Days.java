package org.homeward.housing.referral.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Days in Europe/London as times. */
public final class Days {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Days() {}

    public static Instant begin(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }

    /** The last microsecond of the day: what has to happen on it is overdue after that. */
    public static Instant end(LocalDate day) {
        return begin(day.plusDays(1)).minus(1, ChronoUnit.MICROS);
    }

    public static LocalDate of(Instant time) {
        return time.atZone(LONDON).toLocalDate();
    }
}
