package org.homeward.discharge.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.homeward.kit.event.Event;

/** The events that tell of cases. */
final class CaseEvents {

    /** The {@code source} of the events. */
    private static final String SOURCE = "/homeward/discharge-service";

    private CaseEvents() {}

    /** The event that tells of a case as it stands; {@code data} is without its version. */
    static Event event(String what, String stay, String trust, long version, String data, Instant recordedAt) {
        return new Event(
                UUID.randomUUID().toString(),
                Cases.TOPIC + '.' + what + ".v1",
                SOURCE,
                stay,
                recordedAt,
                recordedAt,
                version,
                null,
                key(stay),
                trust,
                withVersion(data, version).getBytes(UTF_8));
    }

    /** What is published: the record with its version as the last member. */
    static String withVersion(String data, long version) {
        return data.substring(0, data.length() - 1) + ",\"version\":" + version + '}';
    }

    static String key(String stay) {
        return "case:" + stay;
    }
}
