package org.homeward.kit.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Instants as ISO-8601 text: any offset is read, UTC (`Z`) is written, to the microsecond that the database keeps. */
public final class Times {

    /** How far ahead the clock of a caller may be. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final String DAY = "2026-06-03";

    private Times() {}

    /**
     * @param text ISO-8601 with an offset; a blank where a URL has eaten the plus sign of the offset is understood
     * @throws IllegalArgumentException when the text is no such time; the text is not repeated in the message
     */
    public static Instant parse(String text) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(withPlus(text), Instant::from);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an ISO-8601 time with an offset");
        }
    }

    /**
     * What a caller gives: {@link #parse}, of a year that is written with four digits (RFC 3339). Beyond these years
     * databases and calendars end.
     *
     * @throws IllegalArgumentException when the text is no such time; the text is not repeated in the message
     */
    public static Instant given(String text) {
        Instant time = parse(text);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("not of the years 0001 to 9999");
        }
        return time;
    }

    /**
     * A day that a caller gives, as {@code 2026-06-03}.
     *
     * @throws IllegalArgumentException when the text is no such day; the text is not repeated in the message
     */
    public static LocalDate givenDate(String text) {
        try {
            if (text.length() == DAY.length()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new IllegalArgumentException("not a day such as " + DAY);
    }

    public static String format(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MICROS));
    }

    /** For a JDBC parameter of type timestamptz. */
    public static OffsetDateTime toDatabase(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static String withPlus(String text) {
        int blank = text.lastIndexOf(' ');
        return blank == text.length() - 6 && blank > 10
                ? text.substring(0, blank) + '+' + text.substring(blank + 1)
                : text;
    }
}
