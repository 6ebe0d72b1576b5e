package org.homeward.capacity.care.domain;

import java.util.List;

/** Bands of the day in which visits are made (facts 5.2). */
public final class Band {

    public static final List<String> CODES =
            List.of("morning", "lunch", "tea", "evening", "bed", "night-sit", "waking-night", "live-in");

    private Band() {}
}
