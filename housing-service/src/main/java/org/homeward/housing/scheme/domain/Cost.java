package org.homeward.housing.scheme.domain;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;

/**
 * What something cost, as far as it is known.
 *
 * @param pounds of what has a price
 * @param flats of which nobody has said the rate of these nights
 * @param jobs of which nobody has said what they cost
 */
public record Cost(BigDecimal pounds, Set<String> flats, Set<String> jobs) {

    public static final Cost NONE = of(BigDecimal.ZERO);

    public Cost {
        flats = Set.copyOf(flats);
        jobs = Set.copyOf(jobs);
    }

    public static Cost of(BigDecimal pounds) {
        return new Cost(pounds, Set.of(), Set.of());
    }

    public static Cost ofUnknownFlat(String flat) {
        return new Cost(BigDecimal.ZERO, Set.of(flat), Set.of());
    }

    public static Cost ofUnknownJob(String job) {
        return new Cost(BigDecimal.ZERO, Set.of(), Set.of(job));
    }

    public boolean isKnown() {
        return flats.isEmpty() && jobs.isEmpty();
    }

    public Cost plus(Cost other) {
        return new Cost(pounds.add(other.pounds), both(flats, other.flats), both(jobs, other.jobs));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new TreeSet<>(some);
        both.addAll(others);
        return both;
    }
}
