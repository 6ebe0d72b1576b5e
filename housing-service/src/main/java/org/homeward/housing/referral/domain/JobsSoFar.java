package org.homeward.housing.referral.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far the jobs of a referral have got.
 *
 * @param jobs kind and state of each, by their codes
 */
public record JobsSoFar(List<One> jobs) {

    public static final JobsSoFar NONE = new JobsSoFar(List.of());

    /** A job. */
    public record One(String kind, String status) {}

    private static final Set<String> OPEN = Set.of("ordered", "scheduled");

    public JobsSoFar {
        jobs = List.copyOf(jobs);
    }

    /** How many are in each state. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        jobs.forEach(job -> counts.merge(job.status(), 1, Integer::sum));
        return counts;
    }

    /**
     * Whether there are jobs and nothing of what was ordered is left to do: none is open, and what failed was done by
     * another job of its kind.
     */
    public boolean allDone() {
        Set<String> done = kinds(Set.of("done"));
        return !done.isEmpty() && kinds(OPEN).isEmpty() && done.containsAll(kinds(Set.of("failed")));
    }

    private Set<String> kinds(Set<String> statuses) {
        return jobs.stream()
                .filter(job -> statuses.contains(job.status()))
                .map(One::kind)
                .collect(Collectors.toSet());
    }
}
