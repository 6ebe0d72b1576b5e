package org.homeward.housing.scheme.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * What something cost, as far as it is known.
 *
 * @param flats pounds for nights whose rate is known
 * @param jobs pounds for jobs whose cost is known
 * @param rates by which the nights were counted
 * @param flatsNotKnown of which nobody has said the rate of these nights
 * @param jobsNotKnown of which nobody has said what they cost
 */
public record Cost(
        BigDecimal flats, BigDecimal jobs, Set<WeeklyRate> rates, Set<String> flatsNotKnown, Set<String> jobsNotKnown) {

    public static final Cost NONE = new Cost(BigDecimal.ZERO, BigDecimal.ZERO, Set.of(), Set.of(), Set.of());

    /** What a week in a flat costs. @param from the day in Europe/London on which it was said */
    public record WeeklyRate(String flat, BigDecimal pounds, LocalDate from) {}

    public Cost {
        rates = Set.copyOf(rates);
        flatsNotKnown = Set.copyOf(flatsNotKnown);
        jobsNotKnown = Set.copyOf(jobsNotKnown);
    }

    static Cost ofNights(BigDecimal pounds, Set<WeeklyRate> rates) {
        return new Cost(pounds, BigDecimal.ZERO, rates, Set.of(), Set.of());
    }

    static Cost ofUnknownFlat(String flat) {
        return new Cost(BigDecimal.ZERO, BigDecimal.ZERO, Set.of(), Set.of(flat), Set.of());
    }

    public static Cost ofJob(BigDecimal pounds) {
        return new Cost(BigDecimal.ZERO, pounds, Set.of(), Set.of(), Set.of());
    }

    public static Cost ofUnknownJob(String job) {
        return new Cost(BigDecimal.ZERO, BigDecimal.ZERO, Set.of(), Set.of(), Set.of(job));
    }

    public BigDecimal pounds() {
        return flats.add(jobs);
    }

    public boolean isKnown() {
        return flatsNotKnown.isEmpty() && jobsNotKnown.isEmpty();
    }

    public Cost plus(Cost other) {
        return new Cost(
                flats.add(other.flats),
                jobs.add(other.jobs),
                both(rates, other.rates),
                both(flatsNotKnown, other.flatsNotKnown),
                both(jobsNotKnown, other.jobsNotKnown));
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
        Set<T> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }
}
