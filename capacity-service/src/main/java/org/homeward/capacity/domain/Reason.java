package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps a bed from use for a time.
 *
 * @param detail of a closure why, as a code
 */
public record Reason(
        Code code,
        Instant from,
        @Nullable Instant until,
        @Nullable String detail) {

    /** Every exclusion of the bed algebra. */
    public enum Code {
        OCCUPIED,
        ON_LEAVE,
        HELD,
        CLOSED,
        UNSTAFFED,
        CLEANING,
        CONTAMINATED,
        EXPECTED,
        UNREGISTERED,
        CONFLICT;

        /** The code as it stands in records and answers. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final Comparator<Reason> ORDER = Comparator.comparing(Reason::code)
            .thenComparing(Reason::from)
            .thenComparing(Reason::until, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Reason::detail, Comparator.nullsFirst(Comparator.naturalOrder()));

    Reason(Code code, Interval interval) {
        this(code, interval.from(), interval.until(), null);
    }

    /** When it keeps the bed from use. */
    public Interval interval() {
        return new Interval(from, until);
    }
}
