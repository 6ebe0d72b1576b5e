package org.homeward.discharge.care.domain;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A visit that is made once on each of its days.
 *
 * @param minutes length of the visit
 * @param carers how many come together; two is "double-handed"
 * @param days of the week, at least one
 */
public record Visit(Band band, int minutes, int carers, Set<DayOfWeek> days) {

    public Visit {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a visit without a day");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** What the person gets, in minutes a week. */
    public int careMinutesPerWeek() {
        return minutes * days.size();
    }

    /** What the provider spends, in minutes a week: each carer counts. */
    public int staffMinutesPerWeek() {
        return careMinutesPerWeek() * carers;
    }
}
