package org.homeward.housing.flat.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.housing.flat.domain.OfferedInVain;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.domain.Waiting.State;
import org.homeward.kit.time.Times;

/** Somebody who waits, as kept, answered and published. */
public final class WaitingJson {

    private WaitingJson() {}

    public static ObjectNode of(Waiting entry, String trust) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("waiting", entry.id().toString())
                .put("stay", entry.stay())
                .put("trust", trust);
        Json.codes(node.putArray("needs"), entry.wanted().needs());
        node.put("area", entry.wanted().area())
                .put("from", entry.wanted().from().toString())
                .put("nights", entry.wanted().nights())
                .put("since", Times.format(entry.since()));
        Json.codes(node.putArray("declined"), entry.inVain().declined());
        ArrayNode unanswered = node.putArray("unanswered");
        new TreeMap<>(entry.inVain().unanswered())
                .forEach((flat, again) ->
                        unanswered.addObject().put("flat", flat).put("offeredAgainFrom", Times.format(again)));
        Object booking = switch (entry.state()) {
            case State.Offered offered -> offered.booking();
            case State.Housed housed -> housed.booking();
            default -> null;
        };
        return node.put("status", entry.state().code())
                .put("booking", Json.told(booking))
                .put("reason", entry.state() instanceof State.Gone gone ? gone.reason() : null);
    }

    /** Until when each flat that was offered in vain is not offered again. */
    static String passedOver(Waiting entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        entry.inVain().unanswered().forEach((flat, again) -> node.put(flat, Times.format(again)));
        entry.inVain().declined().forEach(flat -> node.put(flat, "infinity"));
        return node.toString();
    }

    /** The data of an event (docs/events/homeward.referral.waiting-changed.v1.schema.json). */
    static ObjectNode event(WaitingList.Recorded recorded) {
        return of(recorded.entry(), recorded.trust())
                .put("source", Flats.SOURCE)
                .put("version", recorded.version())
                .put("recordedAt", Times.format(recorded.recordedAt()));
    }

    static Waiting read(String data) {
        JsonNode node = Json.read(data);
        return new Waiting(
                UUID.fromString(node.path("waiting").asText()),
                node.path("stay").asText(),
                new Waiting.Wanted(
                        Json.codes(node.path("needs")),
                        Json.text(node, "area"),
                        Json.date(node, "from"),
                        node.path("nights").asInt()),
                Json.time(node, "since"),
                new OfferedInVain(Json.codes(node.path("declined")), unanswered(node.path("unanswered"))),
                state(node));
    }

    private static Map<String, Instant> unanswered(JsonNode array) {
        Map<String, Instant> flats = new TreeMap<>();
        array.forEach(one -> flats.put(one.path("flat").asText(), Json.time(one, "offeredAgainFrom")));
        return flats;
    }

    private static State state(JsonNode node) {
        return switch (node.path("status").asText()) {
            case "offered" ->
                new State.Offered(UUID.fromString(node.path("booking").asText()));
            case "housed" ->
                new State.Housed(UUID.fromString(node.path("booking").asText()));
            case "gone" -> new State.Gone(node.path("reason").asText());
            default -> new State.Waits();
        };
    }
}
