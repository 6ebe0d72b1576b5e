package org.homeward.housing.scheme.domain;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When it is looked where a person lives by then. 91 days is the national measure (ASCOF; facts, section 3.1). */
public enum Mark {
    DAY_30(30),
    DAY_91(91),
    DAY_180(180);

    /** So long after the day people are asked; then nobody knows any more. The span is ours. */
    public static final int ASKED_FOR_DAYS = 60;

    private final int days;

    Mark(int days) {
        this.days = days;
    }

    public int days() {
        return days;
    }

    /** The day in Europe/London. @param left when the person left hospital */
    public LocalDate after(LocalDate left) {
        return left.plusDays(days);
    }

    /** Null for a number that is none. */
    public static @Nullable Mark of(int days) {
        return Arrays.stream(values())
                .filter(mark -> mark.days == days)
                .findFirst()
                .orElse(null);
    }
}
