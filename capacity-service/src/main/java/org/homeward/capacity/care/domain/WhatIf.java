package org.homeward.capacity.care.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What a week would be like if more had been asked for, if care went on for longer, or if more were free (P25): what runs
 * beyond what does run takes from what is free.
 *
 * @param demandBy how many more starts are asked for, in percent of those that are; negative for fewer
 * @param lengthBy how much longer care goes on, in percent; negative for shorter
 * @param freeBy how much more is free, by pathway, in hundredths; negative for less
 */
public record WhatIf(BigDecimal demandBy, BigDecimal lengthBy, Map<Integer, Long> freeBy) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    public WhatIf {
        freeBy = Map.copyOf(freeBy);
    }

    /** What waits, runs and is free at the end of a week, in hundredths of a staff hour a week or of a place. */
    public record Balance(long waiting, long running, long free) {

        /** What waits and finds nothing free; negative where more is free than waits. */
        public long gap() {
            return waiting - free;
        }
    }

    /** @param now as it is */
    public Balance of(int pathway, Balance now) {
        BigDecimal asked = factor(demandBy);
        long running = times(now.running, asked.multiply(factor(lengthBy)));
        long free = now.free + freeBy.getOrDefault(pathway, 0L) - (running - now.running);
        return new Balance(times(now.waiting, asked), running, free);
    }

    private static BigDecimal factor(BigDecimal percent) {
        return BigDecimal.ONE.add(percent.divide(WHOLE));
    }

    private static long times(long amount, BigDecimal factor) {
        return factor.multiply(BigDecimal.valueOf(amount))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
