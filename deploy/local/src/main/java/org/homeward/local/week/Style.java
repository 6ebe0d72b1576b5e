package org.homeward.local.week;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a hospital's system writes times. */
enum Style {
    /** The wall clock of the ward, without an offset. */
    LOCAL("yyyyMMddHHmmss"),
    /** The wall clock of the ward and its offset. */
    WITH_OFFSET("yyyyMMddHHmmssxx"),
    /** UTC, said so. */
    UTC("yyyyMMddHHmmssxx");

    private final String pattern;

    Style(String pattern) {
        this.pattern = pattern;
    }

    String time(Instant instant) {
        ZoneId zone = ZoneId.of(this == UTC ? "UTC" : "Europe/London");
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone).format(instant);
    }
}
