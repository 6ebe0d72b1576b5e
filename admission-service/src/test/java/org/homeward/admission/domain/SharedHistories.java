package org.homeward.admission.domain;

import java.util.List;

/** The made-up histories of the fold's own tests, for tests of what stands around it. */
public final class SharedHistories {

    private SharedHistories() {}

    public static List<Fact> ofSeed(long seed) {
        return Histories.ofSeed(seed);
    }
}
