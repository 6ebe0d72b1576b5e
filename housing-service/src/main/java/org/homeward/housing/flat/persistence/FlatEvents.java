package org.homeward.housing.flat.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.kit.event.Event;

/** The events that tell of flats, by area, and of bookings, by trust. */
final class FlatEvents {

    static final String FLAT = "flat:";
    static final String BOOKING = "booking:";

    static final String WAITING = "waiting:";

    private FlatEvents() {}

    static Event flat(Flats.Recorded recorded, List<Booking> open) {
        ObjectNode data = FlatJson.event(recorded.flat(), open, recorded.version(), recorded.recordedAt());
        String id = recorded.flat().id();
        return event(
                "flat-changed", FLAT + id, recorded.flat().area(), recorded.version(), recorded.recordedAt(), data);
    }

    static Event booking(String what, Bookings.Recorded recorded) {
        return event(
                "booking-" + what,
                BOOKING + recorded.known().id(),
                recorded.trust(),
                recorded.version(),
                recorded.recordedAt(),
                BookingJson.event(recorded));
    }

    static Event waiting(WaitingList.Recorded recorded) {
        return event(
                "waiting-changed",
                WAITING + recorded.entry().id(),
                recorded.trust(),
                recorded.version(),
                recorded.recordedAt(),
                WaitingJson.event(recorded));
    }

    private static Event event(
            String what, String key, String shard, long version, Instant recordedAt, ObjectNode data) {
        return new Event(
                UUID.randomUUID().toString(),
                Flats.TOPIC + '.' + what + ".v1",
                Flats.SOURCE,
                key.substring(key.indexOf(':') + 1),
                recordedAt,
                recordedAt,
                version,
                null,
                key,
                shard,
                data.toString().getBytes(UTF_8));
    }
}
