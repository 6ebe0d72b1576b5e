package org.homeward.discharge.care.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.Happened;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.event.Event;

/** The events that tell of packages of care. */
final class PackageEvents {

    private static final String KEY = "package:";

    private PackageEvents() {}

    /** Every event has the whole state that results from all of them, under a version of its own. */
    static List<Event> of(Decision.Accepted decision, long last, Instant now) {
        List<Event> events = new ArrayList<>();
        long version = last - decision.events().size();
        for (Happened what : decision.events()) {
            version++;
            events.add(event(what.code(), decision.after(), version, now));
        }
        return events;
    }

    static String key(UUID id) {
        return KEY + id;
    }

    static UUID idOf(String key) {
        return UUID.fromString(key.substring(KEY.length()));
    }

    /** The event that tells of a package as it stands. */
    static Event event(String what, Recorded row) {
        return event(what, row.known(), row.version(), row.recordedAt());
    }

    private static Event event(String what, PackageOfCare known, long version, Instant recordedAt) {
        return new Event(
                UUID.randomUUID().toString(),
                Packages.TOPIC + '.' + what + ".v1",
                Packages.SOURCE,
                known.id().toString(),
                recordedAt,
                recordedAt,
                version,
                null,
                key(known.id()),
                known.need().area(),
                PackageJson.event(known, version, recordedAt).toString().getBytes(UTF_8));
    }
}
