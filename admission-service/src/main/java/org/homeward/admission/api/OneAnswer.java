package org.homeward.admission.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.homeward.admission.Freshness;
import org.homeward.kit.time.Times;

/** One of what was asked for, and how old that is. */
public record OneAnswer<T>(
        String asOf,
        String knownAt,
        boolean stale,
        @JsonUnwrapped T item) {

    static <T> OneAnswer<T> of(Freshness freshness, T item) {
        return new OneAnswer<>(
                Times.format(freshness.asOf()), Times.format(freshness.knownAt()), freshness.stale(), item);
    }
}
