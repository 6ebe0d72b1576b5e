package org.homeward.discharge.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.homeward.kit.event.Event;

/** The discharge cases as they stand. */
@ApplicationScoped
public class Cases {

    /** The topic that the cases are published on. */
    public static final String TOPIC = "homeward.medically-fit";

    /** The {@code source} of its events. */
    public static final String SOURCE = "/homeward/discharge-service";

    /** The event that tells of a case as it stands; {@code data} is without its version. */
    static Event event(String what, String stay, String trust, long version, String data, Instant recordedAt) {
        return new Event(
                UUID.randomUUID().toString(),
                TOPIC + '.' + what + ".v1",
                SOURCE,
                stay,
                recordedAt,
                recordedAt,
                version,
                null,
                key(stay),
                trust,
                (data.substring(0, data.length() - 1) + ",\"version\":" + version + '}').getBytes(UTF_8));
    }

    static String key(String stay) {
        return "case:" + stay;
    }
}
