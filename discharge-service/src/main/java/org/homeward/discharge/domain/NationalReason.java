package org.homeward.discharge.domain;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one reason for delay that the national snapshot asks for, of several waits at once. The rule {@link #RULE}: of the
 * waits that last, the one that began first; of those that began together, the one whose code stands last in the
 * national list, which follows the way out of the hospital; then the one with the lower id.
 */
public final class NationalReason {

    /** Name of the rule, told with every answer that was derived by it. */
    public static final String RULE = "longest-open-wait-1";

    private NationalReason() {}

    /**
     * @param delays those that last
     * @param order codes of the national list in its order
     */
    public static @Nullable Delay of(List<Delay> delays, List<String> order) {
        Comparator<Delay> lastOfList = Comparator.comparing((Delay delay) -> -order.indexOf(delay.reason()));
        return delays.stream()
                .min(Comparator.comparing(Delay::from).thenComparing(lastOfList).thenComparing(Delay::id))
                .orElse(null);
    }
}
