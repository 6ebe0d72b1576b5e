package org.homeward.capacity.care.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a declared figure may be trusted: 1 when it is declared, half after each half-life, 0 once it is no longer
 * claimed or if nobody has declared anything. The rule is ours; the national trackers only say how old a figure is.
 */
public record Confidence(Duration halfLife) {

    /** From 0 to 1, in hundredths. */
    public double of(@Nullable Instant declaredAt, boolean expired, Instant at) {
        if (declaredAt == null || expired) {
            return 0;
        }
        double age = Math.max(0, Duration.between(declaredAt, at).toMillis());
        return Math.round(100 * Math.pow(0.5, age / halfLife.toMillis())) / 100.0;
    }
}
