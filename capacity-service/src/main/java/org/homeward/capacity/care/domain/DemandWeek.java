package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * What was asked for, started and ended in a week, and what waited and ran at its end.
 *
 * @param monday first day of the week, in London
 */
public record DemandWeek(
        LocalDate monday, int pathway, Sum asked, Sum started, Sum waiting, Sum running, Sum ended, Sum givenUp) {

    /** How many, and how much together: hundredths of a staff hour a week, or of a place. */
    public record Sum(int count, long amount) {}

    /**
     * @param from begin of the week
     * @param end of the week, or the instant asked about if that is earlier; what comes at it counts no more
     */
    public static DemandWeek of(LocalDate monday, int pathway, Collection<Demand> demands, Instant from, Instant end) {
        Instant last = end.minusNanos(1);
        return new DemandWeek(
                monday,
                pathway,
                sum(pathway, demands, one -> isIn(one.askedAt(), from, end)),
                sum(pathway, demands, one -> one.startedAt() != null && isIn(one.startedAt(), from, end)),
                sum(pathway, demands, one -> one.isWaitingAt(last)),
                sum(pathway, demands, one -> one.isRunningAt(last)),
                sum(pathway, demands, one -> one.startedAt() != null && isOver(one, from, end)),
                sum(pathway, demands, one -> one.startedAt() == null && isOver(one, from, end)));
    }

    private static boolean isOver(Demand one, Instant from, Instant end) {
        return one.overAt() != null && isIn(one.overAt(), from, end);
    }

    private static boolean isIn(Instant when, Instant from, Instant end) {
        return !when.isBefore(from) && when.isBefore(end);
    }

    private static Sum sum(int pathway, Collection<Demand> demands, Predicate<Demand> counts) {
        int count = 0;
        long amount = 0;
        for (Demand one : demands) {
            if (one.pathway() == pathway && counts.test(one)) {
                count++;
                amount += one.amount();
            }
        }
        return new Sum(count, amount);
    }
}
