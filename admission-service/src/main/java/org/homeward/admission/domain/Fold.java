package org.homeward.admission.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The state of a ledger as a pure function of its facts: the same for every order of arrival, every repetition and every
 * split into batches.
 */
public final class Fold {

    private Fold() {}

    /** What follows from these facts, all of one trust and one ledger. */
    public static Outcome fold(Collection<Fact> facts) {
        return new Outcome(List.of(), List.of(), List.of(), Map.of(), List.of());
    }
}
