package org.homeward.housing.scheme.domain;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * A quarter of a year, which is over: the only time of which whoever may not know the people is told. Quarters have nobody
 * in common, so that none can be taken from another to find one person (design page reliability, S23 and S24).
 */
public record Quarter(LocalDate first) {

    private static final int MONTHS = 3;

    /** The last one that is over. */
    public static Quarter before(LocalDate today) {
        return new Quarter(begin(today).minusMonths(MONTHS));
    }

    public static boolean begins(LocalDate day) {
        return begin(day).equals(day);
    }

    /** The day after the last. */
    public LocalDate until() {
        return first.plusMonths(MONTHS);
    }

    public boolean isOver(LocalDate today) {
        return !until().isAfter(today);
    }

    private static LocalDate begin(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }
}
