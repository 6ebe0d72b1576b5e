package org.homeward.capacity.flat.domain;

import java.time.LocalDate;
import java.util.List;
import org.homeward.capacity.care.domain.Area;
import org.jspecify.annotations.Nullable;

/**
 * A flat to live in for a while after hospital, and for which nights it is somebody's; nobody's name is in it.
 *
 * @param features what it has, as codes such as {@code wheelchair}
 * @param maxNights longest stay without a reason for a longer one
 * @param availableFrom the first night for which it can be had, Europe/London
 * @param booked open bookings and offers
 */
public record StepDownFlat(
        String id,
        Area area,
        List<String> features,
        int maxNights,
        boolean furnished,
        LocalDate availableFrom,
        List<Outage> outOfService,
        List<Booked> booked,
        String source) {

    /** The service under which flats stand beside places. */
    public static final String SERVICE = "step-down-flat";

    public StepDownFlat {
        features = List.copyOf(features);
        outOfService = List.copyOf(outOfService);
        booked = List.copyOf(booked);
    }

    /**
     * Nights for which it cannot be had.
     *
     * @param until the first night for which it can be had again; null while nobody knows
     * @param reason a code, such as {@code repair}
     */
    public record Outage(LocalDate from, @Nullable LocalDate until, String reason) {}

    /**
     * Nights that are somebody's.
     *
     * @param until this night is free again
     * @param status {@code offered}, {@code booked} or {@code arrived}
     */
    public record Booked(LocalDate from, LocalDate until, String status) {

        /** The first night that is not theirs: who should be gone and is not has tonight too (rule of housing-service). */
        LocalDate freeFrom(LocalDate today) {
            return status.equals("arrived") && today.isAfter(until) ? today.plusDays(1) : until;
        }
    }
}
