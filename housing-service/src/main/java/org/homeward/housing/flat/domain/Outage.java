package org.homeward.housing.flat.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Nights for which a flat cannot be had.
 *
 * @param until the first night for which it can be had again; null while nobody knows
 * @param reason a code, such as {@code repair}
 */
public record Outage(LocalDate from, @Nullable LocalDate until, String reason) {

    boolean overlaps(Nights nights) {
        return !nights.isNone()
                && from.isBefore(nights.until())
                && (until == null || nights.from().isBefore(until));
    }

    Outage endingBy(LocalDate day) {
        return until != null && !until.isAfter(day) ? this : new Outage(from, day, reason);
    }
}
