package org.homeward.admission.hl7;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A time stamp without its offset.
 *
 * @param unit the last unit that was given; a fraction of a second counts as nanoseconds
 * @param end the first local time that the stamp no longer means
 */
record Stamp(LocalDateTime start, LocalDateTime end, ChronoUnit unit) {

    private static final int[] LENGTHS = {4, 6, 8, 10, 12, 14};
    private static final ChronoUnit[] UNITS = {
        ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS
    };

    /** @throws DateTimeException if it is no time stamp */
    static Stamp of(String text) {
        int dot = text.indexOf('.');
        String digits = dot < 0 ? text : text.substring(0, dot);
        ChronoUnit unit = unit(digits.length());
        LocalDateTime start = LocalDateTime.of(
                number(digits, 0, 4, 0),
                number(digits, 4, 6, 1),
                number(digits, 6, 8, 1),
                number(digits, 8, 10, 0),
                number(digits, 10, 12, 0),
                number(digits, 12, 14, 0));
        if (dot < 0 || dot == text.length() - 1) {
            return new Stamp(start, start.plus(1, unit), unit);
        }
        return fraction(start, unit, text.substring(dot + 1));
    }

    /** {@code 2026-06-03T10:27:00Z} as {@code 20260603102700+0000}; anything else as it is. */
    static String compact(String text) {
        String stamp = text.strip();
        if (stamp.length() < 7 || stamp.charAt(4) != '-' || stamp.length() > 40 || stamp.indexOf('-', 5) != 7) {
            return stamp;
        }
        String time = stamp.substring(Math.min(10, stamp.length()));
        String rest = time.startsWith("T") || time.startsWith(" ") ? time.substring(1) : time;
        return stamp.substring(0, Math.min(10, stamp.length())).replace("-", "")
                + rest.replace(":", "").replace("Z", "+0000");
    }

    /** Where the offset begins, -1 if there is none. */
    static int sign(String stamp) {
        int plus = stamp.indexOf('+');
        return plus >= 0 ? plus : stamp.indexOf('-');
    }

    /** @throws DateTimeException if it is no offset */
    static ZoneOffset offset(String text) {
        String digits = text.substring(1);
        if (digits.length() != 4) {
            throw new DateTimeException("an offset has four digits");
        }
        int minutes = number(digits, 0, 2, 0) * 60 + number(digits, 2, 4, 0);
        return ZoneOffset.ofTotalSeconds((text.charAt(0) == '-' ? -minutes : minutes) * 60);
    }

    private static Stamp fraction(LocalDateTime second, ChronoUnit unit, String digits) {
        if (unit != ChronoUnit.SECONDS || digits.length() > 9) {
            throw new DateTimeException("only seconds have a fraction");
        }
        long step = (long) Math.pow(10, 9 - digits.length());
        LocalDateTime start = second.plusNanos(number(digits, 0, digits.length(), 0) * step);
        return new Stamp(start, start.plusNanos(step), ChronoUnit.NANOS);
    }

    private static ChronoUnit unit(int length) {
        for (int i = 0; i < LENGTHS.length; i++) {
            if (LENGTHS[i] == length) {
                return UNITS[i];
            }
        }
        throw new DateTimeException("a time stamp has 4 to 14 digits, in pairs");
    }

    private static int number(String digits, int from, int to, int absent) {
        if (digits.length() < to) {
            return absent;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("a time stamp holds digits only");
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
