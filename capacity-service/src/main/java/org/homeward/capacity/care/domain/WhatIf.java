package org.homeward.capacity.care.domain;

import java.util.Map;

/**
 * What a week would be like if more had been asked for, if care went on for longer, or if more were free (P25): what runs
 * beyond what does run takes from what is free.
 *
 * @param demandBy how many more starts are asked for, in thousandths of a percent of those that are; negative for fewer
 * @param lengthBy how much longer care goes on, in thousandths of a percent; negative for shorter
 * @param freeBy how much more is free, by pathway, in hundredths; negative for less
 */
public record WhatIf(long demandBy, long lengthBy, Map<Integer, Long> freeBy) {

    private static final long WHOLE = 100_000;

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
        long running = more(more(now.running, demandBy), lengthBy);
        long free = now.free + freeBy.getOrDefault(pathway, 0L) - (running - now.running);
        return new Balance(more(now.waiting, demandBy), running, free);
    }

    /** Rounded to the hundredth, half up. */
    private static long more(long amount, long by) {
        return Math.floorDiv(Math.multiplyExact(amount, WHOLE + by) + WHOLE / 2, WHOLE);
    }
}
