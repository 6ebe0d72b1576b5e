package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What somebody has to look at. @param code one of {@link #CODES} */
public record Alarm(String code, Instant since) {

    public static final String OVERSTAY = "overstay";
    public static final String NOT_ARRIVED = "not-arrived";
    public static final String OUT_OF_SERVICE = "flat-out-of-service";
    public static final String STILL_OCCUPIED = "flat-still-occupied";
    public static final String STAY_ENDED = "stay-ended";

    /** All codes. */
    public static final List<String> CODES = List.of(OVERSTAY, NOT_ARRIVED, OUT_OF_SERVICE, STILL_OCCUPIED, STAY_ENDED);

    public static List<Alarm> of(Booking booking, Flat flat, Circumstances around, LocalDate today) {
        List<Alarm> alarms = new ArrayList<>();
        if (booking.isOverstayed(today)) {
            alarms.add(new Alarm(OVERSTAY, dayAfter(booking.nights().until())));
        }
        if (booking.isNotArrived(today)) {
            alarms.add(new Alarm(NOT_ARRIVED, dayAfter(booking.nights().from())));
        }
        if (booking.isOpen()) {
            flat.outages().stream()
                    .filter(outage -> outage.overlaps(booking.taken(today)))
                    .findFirst()
                    .ifPresent(outage -> alarms.add(new Alarm(OUT_OF_SERVICE, Moment.startOf(outage.from()))));
        }
        LocalDate thereUntil = around.thereUntil();
        if (thereUntil != null && today.isAfter(thereUntil)) {
            alarms.add(new Alarm(STILL_OCCUPIED, dayAfter(thereUntil)));
        }
        if (booking.isOpen() && around.voidSince() != null) {
            alarms.add(new Alarm(STAY_ENDED, around.voidSince()));
        }
        return alarms;
    }

    private static Instant dayAfter(LocalDate day) {
        return Moment.startOf(day.plusDays(1));
    }
}
