package org.homeward.capacity.care.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package, as far as demand follows from it.
 *
 * @param status as in {@code homeward.package-of-care} events
 * @param startedAt of the first visit of all
 * @param amount hundredths of a staff hour a week
 */
public record PackageStep(
        String pack,
        long version,
        Instant recordedAt,
        Area area,
        String status,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant restartAskedAt,
        long amount) {}
