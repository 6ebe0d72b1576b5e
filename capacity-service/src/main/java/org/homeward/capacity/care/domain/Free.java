package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is free. What nobody has stated is null, and unknown is never free.
 *
 * @param amount hundredths of a staff hour a week, or of a place
 * @param doubleHanded how much of it can be given in visits by two carers
 * @param slots more visits a day that could be made, by time band
 * @param validUntil after this instant the figure is no longer claimed
 * @param beds of a care home
 */
public record Free(
        long amount,
        @Nullable Long doubleHanded,
        @Nullable SortedMap<String, Long> slots,
        CanAccept canAccept,
        @Nullable LocalDate earliestStart,
        @Nullable Instant validUntil,
        @Nullable Beds beds) {

    /** Whether the provider takes on new work. */
    public enum CanAccept {
        YES,
        LIMITED,
        NO
    }

    /** Beds of a care home as the Capacity Tracker counts them (facts, section 4), in whole beds. */
    public record Beds(
            @Nullable Integer maximumCapacity,
            @Nullable Integer occupied,
            @Nullable Integer reserved) {}

    public Free {
        slots = slots == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(slots));
    }
}
