package org.homeward.housing.scheme.domain;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is told of counts of people: those from 1 to 4, and those from which one could be worked out, are left out for
 * whoever may not know who they are. That there is nobody at all is told.
 *
 * @param areTold to those who have a right to the patients
 */
public record SmallNumbers(boolean areTold) {

    /** The least count that is told to everybody; the threshold is ours. */
    public static final int FEWEST = 5;

    /** Null where it is left out. */
    public @Nullable Integer of(int count) {
        return isHidden(count) ? null : count;
    }

    /** A part of a whole that is told too: neither it nor the rest may be small. */
    public @Nullable Integer part(int count, int whole) {
        return isHidden(count) || isHidden(whole - count) ? null : count;
    }

    /** Whether something may be told that is worked out from so many people. */
    public boolean allows(int people) {
        return areTold || people >= FEWEST;
    }

    /** Parts of a whole that is told too: where one alone is left out, the smallest of the others is as well. */
    public Map<String, @Nullable Integer> parts(Map<String, Integer> counts) {
        Set<String> hidden = new HashSet<>();
        counts.forEach((name, count) -> {
            if (isHidden(count)) {
                hidden.add(name);
            }
        });
        if (hidden.size() == 1) {
            counts.entrySet().stream()
                    .filter(one -> !hidden.contains(one.getKey()) && one.getValue() > 0)
                    .min(Comparator.comparing(Map.Entry::getValue))
                    .ifPresent(one -> hidden.add(one.getKey()));
        }
        Map<String, @Nullable Integer> told = new TreeMap<>();
        counts.forEach((name, count) -> told.put(name, hidden.contains(name) ? null : count));
        return told;
    }

    private boolean isHidden(int count) {
        return !areTold && count > 0 && count < FEWEST;
    }
}
