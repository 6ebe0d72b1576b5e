package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody has to look at.
 *
 * @param code one of {@link #CODES}
 * @param since when it began or begins; of a flat that was described anew, the booking's first day
 */
public record Alarm(String code, Instant since) {

    public static final String OVERSTAY = "overstay";
    public static final String NOT_ARRIVED = "not-arrived";
    public static final String OUT_OF_SERVICE = "flat-out-of-service";
    public static final String LACKS_A_NEED = "flat-lacks-a-need";
    public static final String NOT_YET_AVAILABLE = "flat-not-yet-available";
    public static final String STILL_OCCUPIED = "flat-still-occupied";
    public static final String STAY_ENDED = "stay-ended";

    /** All codes. */
    public static final List<String> CODES =
            List.of(OVERSTAY, NOT_ARRIVED, OUT_OF_SERVICE, LACKS_A_NEED, NOT_YET_AVAILABLE, STILL_OCCUPIED, STAY_ENDED);

    public static List<Alarm> of(Booking booking, Flat flat, Circumstances around, LocalDate today) {
        List<Alarm> alarms = new ArrayList<>();
        if (booking.isOverstayed(today)) {
            alarms.add(new Alarm(OVERSTAY, dayAfter(booking.nights().until())));
        }
        if (booking.isNotArrived(today)) {
            alarms.add(new Alarm(NOT_ARRIVED, dayAfter(booking.nights().from())));
        }
        if (booking.isOpen()) {
            ofFlat(booking, flat, today, alarms);
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

    /** What was said of the flat since it was booked. */
    private static void ofFlat(Booking booking, Flat flat, LocalDate today, List<Alarm> alarms) {
        Nights left = booking.taken(today).from(today);
        flat.outages().stream()
                .filter(outage -> outage.overlaps(booking.taken(today)))
                .findFirst()
                .ifPresent(outage -> alarms.add(new Alarm(OUT_OF_SERVICE, Moment.startOf(outage.from()))));
        Instant first = Moment.startOf(booking.nights().from());
        if (!flat.lacking(booking.needs()).isEmpty()) {
            alarms.add(new Alarm(LACKS_A_NEED, first));
        }
        if (!left.isNone() && left.from().isBefore(flat.availableFrom())) {
            alarms.add(new Alarm(NOT_YET_AVAILABLE, first));
        }
    }

    private static Instant dayAfter(LocalDate day) {
        return Moment.startOf(day.plusDays(1));
    }
}
