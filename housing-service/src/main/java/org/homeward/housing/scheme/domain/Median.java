package org.homeward.housing.scheme.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The middle of some numbers of days; of an even count the mean of the two in the middle. */
public final class Median {

    private Median() {}

    /** Null of nothing. */
    public static @Nullable BigDecimal of(Collection<Long> days) {
        if (days.isEmpty()) {
            return null;
        }
        List<Long> sorted = days.stream().sorted().toList();
        int half = sorted.size() / 2;
        long twice = sorted.size() % 2 == 1 ? 2 * sorted.get(half) : sorted.get(half - 1) + sorted.get(half);
        return BigDecimal.valueOf(twice).divide(BigDecimal.TWO, 1, RoundingMode.UNNECESSARY);
    }
}
