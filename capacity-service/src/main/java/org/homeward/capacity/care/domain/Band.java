package org.homeward.capacity.care.domain;

import java.util.List;

/** Bands of the day in which visits are made (facts 5.2), as {@code docs/events/time-bands.json} has them. */
public final class Band {

    public static final List<String> CODES =
            List.of("morning", "lunch", "tea", "evening", "bed", "night-sit", "waking-night", "live-in");

    private static final List<String> EVENING = List.of("evening", "bed", "tea");

    private Band() {}

    /** The bands of a provider's day any of which meets this one, the first one first. */
    public static List<String> meeting(String band) {
        return band.equals("evening") ? EVENING : List.of(band);
    }
}
