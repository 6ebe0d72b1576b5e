package org.homeward.kit.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Instants as ISO-8601 text: any offset is read, UTC (`Z`) is written, to the microsecond that the database keeps. */
public final class Times {

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
