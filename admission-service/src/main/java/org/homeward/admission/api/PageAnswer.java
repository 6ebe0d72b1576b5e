package org.homeward.admission.api;

import java.util.List;
import org.homeward.admission.Freshness;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was asked for, and how old that is.
 *
 * @param next where the next page begins, null on the last one
 */
public record PageAnswer<T>(
        String asOf,
        String knownAt,
        boolean stale,
        List<T> items,
        @Nullable String next) {

    static <T> PageAnswer<T> of(Freshness freshness, List<T> items, @Nullable String next) {
        return new PageAnswer<>(
                Times.format(freshness.asOf()), Times.format(freshness.knownAt()), freshness.stale(), items, next);
    }
}
