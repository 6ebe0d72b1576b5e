package org.homeward.discharge.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.homeward.kit.event.Event;

/** The events that tell of cases. */
final class CaseEvents {

    /** The {@code source} of the events. */
    private static final String SOURCE = "/homeward/discharge-service";

    private CaseEvents() {}

    /** The event that tells of a case as it stands; {@code data} is the row's, without its version. */
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
                published(data, version).getBytes(UTF_8));
    }

    /**
     * What is published: the record with its version as the last member, and without what people wrote in their own words,
     * which may name anybody. Those who may see the patient read that here.
     */
    static String published(String data, long version) {
        ObjectNode node = CaseJson.read(data);
        node.path("readyPeriods").forEach(period -> without(period, "startedBy"));
        without(node.path("review"), "by");
        node.path("expectedDischarges").forEach(date -> without(date, "reason"));
        node.path("coordinators").forEach(named -> without(named, "name"));
        node.path("delays").forEach(delay -> without(delay, "owner"));
        return node.put("version", version).toString();
    }

    private static void without(JsonNode node, String words) {
        if (node instanceof ObjectNode object) {
            object.remove(words);
        }
    }

    static String key(String stay) {
        return "case:" + stay;
    }
}
