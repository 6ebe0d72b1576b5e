package org.homeward.gateway.replica;

import static org.homeward.gateway.replica.BedRecord.requireText;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider has free in one area for one service, as capacity-service describes it on {@code homeward.capacity}
 * (types {@code home-care-changed.v1}, in staff hours a week, and {@code places-changed.v1}).
 *
 * @param removed no longer offered, and nobody works in it: it is left out of lists, and its version kept
 * @param available negative if more was accepted than was free; null if nobody has declared anything
 * @param doubleHanded how many of the hours by two carers; null if nobody has said
 * @param slots visits a day that are left, by time band; null if nobody has said
 * @param expired whether the figure is no longer claimed
 */
public record CareRecord(
        String provider,
        String area,
        String service,
        boolean removed,

        @JsonAlias({"availableHoursPerWeek", "availablePlaces"}) @Nullable
        BigDecimal available,

        @JsonAlias("doubleHandedHoursPerWeek") @Nullable BigDecimal doubleHanded,
        @Nullable Map<String, Long> slots,
        @Nullable String canAccept,
        @Nullable LocalDate earliestStart,
        @Nullable Instant declaredAt,
        boolean expired,
        long version) {

    /** @throws IllegalArgumentException without a provider, an area, a service or a version */
    public CareRecord {
        requireText(provider, "provider");
        requireText(area, "area");
        requireText(service, "service");
        if (version <= 0) {
            throw new IllegalArgumentException("version");
        }
        slots = slots == null ? null : Map.copyOf(slots);
    }

    public String id() {
        return provider + '/' + area + '/' + service;
    }
}
