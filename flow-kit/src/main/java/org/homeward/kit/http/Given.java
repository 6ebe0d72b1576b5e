package org.homeward.kit.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Reads what callers give in bodies and addresses; what makes no sense is refused by its field and with what is taken. */
public final class Given {

    /** Characters of the longest text that is taken. */
    public static final int LONGEST = 200;

    /** Characters of the longest text that is taken where somebody writes in words. */
    private static final int WORDS = 4_000;

    public static final String NO_TIME = "must be an ISO-8601 time with an offset, of the years 0001 to 9999";

    private static final String NO_DATE = "must be a date such as 2026-06-03";

    private Given() {}

    /** A time to the microsecond, null if it is not there. */
    public static @Nullable Instant time(String field, @Nullable String text) {
        try {
            return text == null ? null : Times.given(text).truncatedTo(ChronoUnit.MICROS);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.field(field, NO_TIME);
        }
    }

    /** A day that must be there. */
    public static LocalDate date(String field, @Nullable String text) {
        try {
            return Times.givenDate(text == null ? "" : text);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.field(field, NO_DATE);
        }
    }

    /** A text that must be there. */
    public static String text(String field, @Nullable String text) {
        if (text == null) {
            throw ProblemException.field(field, "is needed");
        }
        return someText(field, text, LONGEST);
    }

    public static @Nullable String textOrNull(String field, @Nullable String text) {
        return text == null ? null : someText(field, text, LONGEST);
    }

    /** What somebody writes in words, that must be there. */
    public static String words(String field, @Nullable String text) {
        if (text == null) {
            throw ProblemException.field(field, "is needed");
        }
        return someText(field, text, WORDS);
    }

    public static @Nullable String wordsOrNull(String field, @Nullable String text) {
        return text == null ? null : someText(field, text, WORDS);
    }

    /** Null if it is not there. */
    public static @Nullable String oneOf(String field, @Nullable String text, Collection<String> allowed) {
        if (text != null && !allowed.contains(text)) {
            throw ProblemException.field(field, "must be one of " + String.join(", ", allowed));
        }
        return text;
    }

    /** True or false; {@code usual} if it is not there. */
    public static boolean flag(String field, @Nullable String text, boolean usual) {
        String given = oneOf(field, text, List.of("true", "false"));
        return given == null ? usual : given.equals("true");
    }

    /** An id that was given out here; another text names nothing. */
    public static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException other) {
            throw ProblemException.notFound();
        }
    }

    /** An id in a body; null if it is not there. */
    public static @Nullable UUID idOrNull(String field, @Nullable String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException other) {
            throw ProblemException.field(field, "must be an id that was given out here");
        }
    }

    private static String someText(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw ProblemException.field(field, "must have 1 to " + longest + " characters, and no NUL");
        }
        return text;
    }
}
