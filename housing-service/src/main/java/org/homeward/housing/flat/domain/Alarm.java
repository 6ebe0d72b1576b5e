package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What somebody has to look at. @param code {@code overstay}, {@code not-arrived} or {@code flat-out-of-service} */
public record Alarm(String code, Instant since) {

    public static List<Alarm> of(Booking booking, Flat flat, LocalDate today) {
        List<Alarm> alarms = new ArrayList<>();
        if (booking.isOverstayed(today)) {
            alarms.add(new Alarm("overstay", Moment.startOf(booking.nights().until())));
        }
        if (booking.isNotArrived(today)) {
            alarms.add(new Alarm(
                    "not-arrived", Moment.startOf(booking.nights().from().plusDays(1))));
        }
        if (booking.isOpen()) {
            flat.outages().stream()
                    .filter(outage -> outage.overlaps(booking.taken(today)))
                    .findFirst()
                    .ifPresent(outage -> alarms.add(new Alarm("flat-out-of-service", Moment.startOf(outage.from()))));
        }
        return alarms;
    }
}
