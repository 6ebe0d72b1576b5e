package org.homeward.capacity.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.capacity.domain.BedStatusFact;
import org.homeward.capacity.domain.BedStatusFact.Said;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.persistence.BedStatuses.Recorded;
import org.homeward.kit.event.Event;
import org.homeward.kit.time.Times;

/**
 * All that a {@code bed-status-changed} event says of its bed. A fact's id is what it says and who said it, so that it
 * is the same fact in every version that has it.
 */
final class BedStatusJson {

    /** More than a bed's list can have of one instant. */
    private static final long RANKS = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private BedStatusJson() {}

    /** @throws IllegalArgumentException if it is no such event */
    static List<Recorded> read(Event event) throws IOException {
        JsonNode data = JSON.readTree(event.data());
        JsonNode list = data.path("statuses");
        if (!list.isArray()) {
            return List.of(fact(data, data, 0, event));
        }
        List<Recorded> facts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            facts.add(fact(data, list.get(i), i, event));
        }
        return facts;
    }

    private static Recorded fact(JsonNode bed, JsonNode said, int place, Event event) {
        String id = Place.parse(AdmissionRecords.text(bed, "bed")).id();
        String letter = AdmissionRecords.text(said, "status");
        Instant at = Times.parse(AdmissionRecords.text(said, "at"));
        String source = said.path("source").asText("");
        boolean hasTies = said != bed && sameInstant(bed.path("statuses"), said) > 1;
        long sequence = hasTies ? bed.path("version").asLong(event.version()) * RANKS + place : 0;
        String name = String.join("\n", id, letter, at.toString(), source);
        return new Recorded(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                id,
                AdmissionRecords.text(bed, "trust"),
                new BedStatusFact(Said.ofLetter(letter), at, null, null, sequence),
                Times.parse(AdmissionRecords.text(bed, "recordedAt")),
                source);
    }

    /** The newest version decides the order of what was said of one instant, and has all of it. */
    private static long sameInstant(JsonNode list, JsonNode said) {
        long same = 0;
        for (JsonNode one : list) {
            same += one.path("at").equals(said.path("at")) ? 1 : 0;
        }
        return same;
    }
}
