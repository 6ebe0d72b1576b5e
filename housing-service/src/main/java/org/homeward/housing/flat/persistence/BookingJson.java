package org.homeward.housing.flat.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Booking.Extension;
import org.homeward.housing.flat.domain.Booking.State;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.persistence.Bookings.Recorded;
import org.homeward.kit.time.Times;

/** A booking as it is kept, answered and published. */
public final class BookingJson {

    private BookingJson() {}

    /** With its trust and all that is known of it. */
    public static ObjectNode of(Booking booking, String trust) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("booking", booking.id().toString())
                .put("flat", booking.flat())
                .put("stay", booking.stay())
                .put("trust", trust)
                .put("from", booking.nights().from().toString())
                .put("until", booking.nights().until().toString());
        Json.codes(node.putArray("needs"), booking.needs());
        state(node, booking.state());
        ArrayNode extensions = node.putArray("extensions");
        booking.extensions()
                .forEach(one -> extensions
                        .addObject()
                        .put("until", one.until().toString())
                        .put("reason", one.reason())
                        .put("at", Times.format(one.at())));
        return node.put("bookedAt", Times.format(booking.bookedAt()));
    }

    /** The data of an event (docs/events/homeward.referral.booking.v1.schema.json). */
    static ObjectNode event(Recorded recorded) {
        return of(recorded.known(), recorded.trust())
                .put("source", Flats.SOURCE)
                .put("version", recorded.version())
                .put("recordedAt", Times.format(recorded.recordedAt()));
    }

    /** What was kept. */
    public static Booking read(String data) {
        JsonNode node = Json.read(data);
        List<Extension> extensions = new ArrayList<>();
        node.path("extensions")
                .forEach(one -> extensions.add(
                        new Extension(Json.date(one, "until"), Json.text(one, "reason"), Json.time(one, "at"))));
        return new Booking(
                UUID.fromString(node.path("booking").asText()),
                node.path("flat").asText(),
                node.path("stay").asText(),
                new Nights(Json.date(node, "from"), Json.date(node, "until")),
                Json.codes(node.path("needs")),
                state(node),
                extensions,
                Json.time(node, "bookedAt"));
    }

    private static void state(ObjectNode node, State state) {
        State.Left left = state instanceof State.Left one ? one : null;
        State.Cancelled cancelled = state instanceof State.Cancelled one ? one : null;
        Object arrivedAt = switch (state) {
            case State.Arrived arrived -> arrived.at();
            case State.Left gone -> gone.arrivedAt();
            default -> null;
        };
        node.put("status", state.code())
                .put("answerBy", Json.told(state instanceof State.Offered offered ? offered.answerBy() : null))
                .put("arrivedAt", Json.told(arrivedAt))
                .put("leftAt", Json.told(left == null ? null : left.at()))
                .put("cancelledAt", Json.told(cancelled == null ? null : cancelled.at()))
                .put("cancelReason", cancelled == null ? null : cancelled.reason());
    }

    private static State state(JsonNode node) {
        return switch (node.path("status").asText()) {
            case "offered" -> new State.Offered(Json.time(node, "answerBy"));
            case "arrived" -> new State.Arrived(Json.time(node, "arrivedAt"));
            case "left" -> new State.Left(Json.time(node, "arrivedAt"), Json.time(node, "leftAt"));
            case "cancelled" ->
                new State.Cancelled(
                        Json.time(node, "cancelledAt"),
                        node.path("cancelReason").asText());
            default -> new State.Booked();
        };
    }
}
