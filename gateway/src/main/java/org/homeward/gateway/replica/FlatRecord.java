package org.homeward.gateway.replica;

import static org.homeward.gateway.replica.BedRecord.copy;
import static org.homeward.gateway.replica.BedRecord.requireText;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step-down flat and the nights for which it cannot be had, as capacity-service describes it on {@code
 * homeward.capacity} (type {@code flat-changed.v1}). Of one that is removed there is nothing but its name.
 *
 * @param maxNights longest stay without a reason for a longer one
 * @param availableFrom the first night for which it can be had, Europe/London; null if nobody has said
 */
public record FlatRecord(
        String flat,
        boolean removed,
        @Nullable String area,
        List<String> features,
        int maxNights,
        @Nullable LocalDate availableFrom,
        List<Outage> outOfService,
        List<Booked> booked,
        @Nullable Instant observedAt,
        long version) {

    /** @param until the first night for which it can be had again; null while nobody knows */
    public record Outage(LocalDate from, @Nullable LocalDate until) {
        public Outage {
            Objects.requireNonNull(from);
        }
    }

    /** @param until this night is free again */
    public record Booked(
            LocalDate from, LocalDate until, @Nullable String status) {
        public Booked {
            Objects.requireNonNull(from);
            Objects.requireNonNull(until);
        }

        /** The first night that is not theirs: who should be gone and is not has tonight too (rule of housing-service). */
        LocalDate freeFrom(LocalDate today) {
            return isThere() && today.isAfter(until) ? today.plusDays(1) : until;
        }

        boolean isThere() {
            return "arrived".equals(status);
        }
    }

    /** @throws IllegalArgumentException where something is missing without which the flat would look free */
    public FlatRecord {
        requireText(flat, "flat");
        if (version <= 0) {
            throw new IllegalArgumentException("version");
        }
        if (!removed) {
            requireText(area, "area");
            if (availableFrom == null || observedAt == null || outOfService == null || booked == null) {
                throw new IllegalArgumentException("nights");
            }
        }
        features = copy(features);
        outOfService = copy(outOfService);
        booked = copy(booked);
    }

    /** The first day after this one on which what can be had of it changes; null for none. */
    @Nullable
    LocalDate changesAfter(LocalDate day) {
        Stream<LocalDate> periods = Stream.of(
                        Stream.ofNullable(availableFrom),
                        booked.stream().flatMap(one -> Stream.of(one.from(), one.until())),
                        outOfService.stream()
                                .flatMap(one -> Stream.concat(Stream.of(one.from()), Stream.ofNullable(one.until()))))
                .flatMap(days -> days)
                .filter(one -> one.isAfter(day));
        // Who should be gone and is not has one night more each day.
        Stream<LocalDate> overstays = booked.stream()
                .filter(Booked::isThere)
                .map(one -> (one.until().isAfter(day) ? one.until() : day).plusDays(1));
        return Stream.concat(periods, overstays).min(Comparator.naturalOrder()).orElse(null);
    }
}
