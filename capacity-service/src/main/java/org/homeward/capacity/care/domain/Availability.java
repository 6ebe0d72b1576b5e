package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a line at an instant: available = declared − accepted since and not ended + ended since of earlier
 * ones − held (architecture page, Community capacity).
 *
 * @param declaration null where somebody works in a line that nobody has declared: nothing is known to be free
 * @param acceptedSince taken since the declaration and still running, paused ones too
 * @param endedSince taken before the declaration and ended since
 * @param paused how much of everything that runs in the line is paused
 * @param observedAt when the newest fact was recorded
 */
public record Availability(
        Line line,
        @Nullable Declaration declaration,
        Load acceptedSince,
        Load endedSince,
        Load held,
        Load paused,
        Instant observedAt) {

    /** What is declared; null if nothing is. */
    public @Nullable Free free() {
        return declaration == null ? null : declaration.free();
    }

    /** Hundredths; negative if more was accepted than was free; null if nothing is declared. */
    public @Nullable Long amount() {
        Free free = free();
        return free == null
                ? null
                : Long.valueOf(free.amount() - acceptedSince.amount() + endedSince.amount() - held.amount());
    }

    /** Hundredths of an hour by two carers; null if nobody has said how many there are. */
    public @Nullable Long doubleHanded() {
        Free free = free();
        Long declared = free == null ? null : free.doubleHanded();
        return declared == null
                ? null
                : Long.valueOf(declared - acceptedSince.doubleHanded() + endedSince.doubleHanded());
    }

    /** By each time band that was declared; null if none was. */
    public @Nullable SortedMap<String, Long> slots() {
        Free free = free();
        SortedMap<String, Long> declared = free == null ? null : free.slots();
        if (declared == null) {
            return null;
        }
        TreeMap<String, Long> left = new TreeMap<>();
        declared.forEach((band, count) -> left.put(
                band,
                count
                        - acceptedSince.slots().getOrDefault(band, 0L)
                        + endedSince.slots().getOrDefault(band, 0L)));
        return Collections.unmodifiableSortedMap(left);
    }

    /** More was accepted than was free: of all of it, of the hours by two carers, or in one of the bands. */
    public boolean isOverCommitted() {
        SortedMap<String, Long> slots = slots();
        return isNegative(amount())
                || isNegative(doubleHanded())
                || (slots != null && slots.values().stream().anyMatch(Availability::isNegative));
    }

    private static boolean isNegative(@Nullable Long figure) {
        return figure != null && figure < 0;
    }

    /** Whether the declaration no longer claims its figure. */
    public boolean isExpiredAt(Instant at) {
        Free free = free();
        return free != null && free.validUntil() != null && !free.validUntil().isAfter(at);
    }
}
