package org.homeward.discharge.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.homeward.discharge.domain.Criterion;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads fields that callers send; what makes no sense is refused by the name of its field and what is allowed. */
final class Fields {

    private static final int LONGEST = 200;
    private static final int WORDS = 4_000;

    private Fields() {}

    /** A time, null if it is not there. */
    static @Nullable Instant time(String field, @Nullable String text) {
        return Given.time(field, text);
    }

    static LocalDate date(String field, @Nullable String text) {
        return Given.date(field, text);
    }

    static Criterion criterion(String field, @Nullable String code) {
        if (code == null || !Criterion.CODES.contains(code)) {
            throw ProblemException.field(field, "must be one of " + String.join(", ", Criterion.CODES));
        }
        return new Criterion(code);
    }

    static int pathway(String field, @Nullable Integer pathway) {
        if (pathway == null || pathway < 0 || pathway > 3) {
            throw ProblemException.field(field, "must be one of 0, 1, 2, 3");
        }
        return pathway;
    }

    /** A text that must be there. */
    static String text(String field, @Nullable String text) {
        String given = textOrNull(field, text);
        if (given == null) {
            throw ProblemException.field(field, "is needed");
        }
        return given;
    }

    static @Nullable String textOrNull(String field, @Nullable String text) {
        return textOrNull(field, text, LONGEST);
    }

    /** What somebody writes in words: up to 4,000 characters, that must be there. */
    static String words(String field, @Nullable String text) {
        String given = wordsOrNull(field, text);
        if (given == null) {
            throw ProblemException.field(field, "is needed");
        }
        return given;
    }

    static @Nullable String wordsOrNull(String field, @Nullable String text) {
        return textOrNull(field, text, WORDS);
    }

    private static @Nullable String textOrNull(String field, @Nullable String text, int longest) {
        if (text != null && (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0)) {
            throw ProblemException.field(field, "must have 1 to " + longest + " characters");
        }
        return text;
    }

    /** @throws ProblemException 400 unless it is one of these, or not there */
    static void oneOf(String field, @Nullable String value, Collection<String> values) {
        if (value != null && !values.contains(value)) {
            throw ProblemException.field(
                    field,
                    "must be one of "
                            + String.join(", ", values.stream().sorted().toList()));
        }
    }

    /** An id that was given out here. */
    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException other) {
            throw ProblemException.notFound();
        }
    }

    /** An id in a body; null if it is not there. */
    static @Nullable UUID idOrNull(String field, @Nullable String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException other) {
            throw ProblemException.field(field, "must be an id that was given out here");
        }
    }

    /** The version in an If-Match; null if there is none, or any will do. */
    static @Nullable Long seenVersion(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.strip().replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException other) {
            throw ProblemException.field("If-Match", "must be an ETag that was given out here");
        }
    }
}
