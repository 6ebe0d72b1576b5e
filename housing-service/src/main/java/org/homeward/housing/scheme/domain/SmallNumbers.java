package org.homeward.housing.scheme.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is told of counts of people to whoever may not know who they are: 1 to 7 are left out, others rounded to the nearest
 * 5 (NHS secondary-care statistics, disclosure control; design page reliability, section 2.2). That there is nobody at all
 * is told. Each count is rounded alone, so that the rest of a whole cannot be worked out.
 *
 * @param areTold to those who have a right to the patients
 */
public record SmallNumbers(boolean areTold) {

    /** The least count that is told to everybody. */
    public static final int FEWEST = 8;

    private static final int STEP = 5;

    /** A count is at most so far from what is told. */
    private static final int ROUNDING = STEP / 2;

    /** Null where it is left out. */
    public @Nullable Integer of(int count) {
        if (areTold || count == 0) {
            return count;
        }
        return count < FEWEST ? null : rounded(count);
    }

    /** What is added up from several people, to the nearest 5; null of nothing. */
    public @Nullable BigDecimal sum(@Nullable BigDecimal exact) {
        return areTold || exact == null
                ? exact
                : exact.divide(BigDecimal.valueOf(STEP), 0, RoundingMode.HALF_UP)
                        .multiply(BigDecimal.valueOf(STEP));
    }

    /** Whether something may be told that is worked out from so many people. */
    public boolean allows(int people) {
        return areTold || people >= FEWEST;
    }

    /**
     * Parts of a whole that is told too. Where what is told of the others would say of a part that is left out that it must
     * be less than 7, or 7, the smallest of the others is left out as well.
     */
    public Map<String, @Nullable Integer> parts(Map<String, Integer> counts) {
        Map<String, @Nullable Integer> told = new TreeMap<>();
        counts.forEach((name, count) -> told.put(name, of(count)));
        int whole = counts.values().stream().mapToInt(Integer::intValue).sum();
        while (!areTold && narrows(told, whole)) {
            String smallest = told.entrySet().stream()
                    .filter(one -> one.getValue() != null && one.getValue() > 0)
                    .min(Comparator.comparing(one -> Objects.requireNonNull(counts.get(one.getKey()))))
                    .map(Map.Entry::getKey)
                    .orElse(null);
            if (smallest == null) {
                break;
            }
            told.put(smallest, null);
        }
        return told;
    }

    /** Whether the least and the most that the parts left out can add up to say too much of one of them. */
    private static boolean narrows(Map<String, @Nullable Integer> told, int whole) {
        List<Integer> others = told.values().stream()
                .filter(Objects::nonNull)
                .filter(count -> count > 0)
                .toList();
        long rest = told.values().stream().filter(Objects::isNull).count() - 1;
        int most = (whole < FEWEST ? FEWEST - 1 : rounded(whole) + ROUNDING)
                - others.stream().mapToInt(SmallNumbers::least).sum();
        int least = (whole < FEWEST ? 1 : least(rounded(whole)))
                - others.stream().mapToInt(count -> count + ROUNDING).sum();
        return rest >= 0 && (most - rest < FEWEST - 1 || least - rest * (FEWEST - 1) >= FEWEST - 1);
    }

    /** The least count that is told as this one. */
    private static int least(int told) {
        return Math.max(FEWEST, told - ROUNDING);
    }

    private static int rounded(int count) {
        return (count + ROUNDING) / STEP * STEP;
    }
}
