package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody has to look at. @param code {@code overstay}, {@code not-arrived}, {@code flat-out-of-service} or {@code stay-ended} */
public record Alarm(String code, Instant since) {

    public static final String OVERSTAY = "overstay";
    public static final String NOT_ARRIVED = "not-arrived";
    public static final String OUT_OF_SERVICE = "flat-out-of-service";
    public static final String STAY_ENDED = "stay-ended";

    /** All codes. */
    public static final List<String> CODES = List.of(OVERSTAY, NOT_ARRIVED, OUT_OF_SERVICE, STAY_ENDED);

    /** @param voidSince since when nobody will come: the stay was cancelled, or the person has died; null while they may */
    public static List<Alarm> of(Booking booking, Flat flat, @Nullable Instant voidSince, LocalDate today) {
        List<Alarm> alarms = new ArrayList<>();
        if (booking.isOverstayed(today)) {
            alarms.add(
                    new Alarm(OVERSTAY, Moment.startOf(booking.nights().until().plusDays(1))));
        }
        if (booking.isNotArrived(today)) {
            alarms.add(new Alarm(
                    NOT_ARRIVED, Moment.startOf(booking.nights().from().plusDays(1))));
        }
        if (booking.isOpen()) {
            flat.outages().stream()
                    .filter(outage -> outage.overlaps(booking.taken(today)))
                    .findFirst()
                    .ifPresent(outage -> alarms.add(new Alarm(OUT_OF_SERVICE, Moment.startOf(outage.from()))));
        }
        if (booking.isOpen() && voidSince != null) {
            alarms.add(new Alarm(STAY_ENDED, voidSince));
        }
        return alarms;
    }
}
