package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.acceptance.care.CareStream;
import org.homeward.acceptance.care.Patient;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;
import org.homeward.local.mllp.MllpConnection;
import org.junit.jupiter.api.Test;

/**
 * A step-down flat from the desk that keeps it to the app that shows what is free, over every service: added, booked,
 * and given back while capacity-service is down.
 */
class FlatsAsCapacityTest {

    private static final Stack STACK = SharedStack.get().stack();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRUST = "RFL";
    private static final String AREA = "FL1 1";

    private final FrontDoor hub = new FrontDoor(STACK.gateway(), STACK.token("hospital", TRUST));
    private final FrontDoor app = new FrontDoor(STACK.gateway(), STACK.token("app", null));
    private final String flat = "FLAT-" + UUID.randomUUID();
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));

    @Test
    void isSeenWhereBedsAndHoursAreSeen() throws Exception {
        Patient patient = new Patient(TRUST, "FL1");
        String stay = patient.stay(1);
        try (MllpConnection mllp = new MllpConnection(STACK.mllp(), PATIENCE)) {
            byte[] admitted =
                    patient.admitted(1, Instant.now().minus(Duration.ofDays(2))).bytes();
            assertThat(mllp.ask(admitted).code()).isEqualTo("AA");
        }
        hub.post("/v1/step-down-flats", described()).ok();
        await().atMost(PATIENCE).until(() -> shown().path("freeTonight").asBoolean());

        try (CareStream stream = new CareStream(STACK.gateway(), STACK.token("app", null), AREA)) {
            String until = today.plusDays(3).toString();
            JsonNode booking = hub.post(
                            "/v1/bookings",
                            Map.of("flat", flat, "stay", stay, "from", today.toString(), "until", until))
                    .ok();
            await().atMost(PATIENCE)
                    .until(() -> stream.ofFlat(flat).stream()
                            .anyMatch(change -> change.path("freeFrom").asText().equals(until)));
            JsonNode taken = shown();
            assertThat(taken.path("freeTonight").asBoolean()).isFalse();
            assertThat(taken.path("availablePlaces").asInt()).isZero();
            assertThat(taken.toString() + stream.ofFlat(flat))
                    .doesNotContain(stay)
                    .doesNotContain(booking.get("id").asText());
            assertThat(fits(today)).isEmpty();
            assertThat(fits(today.plusDays(3))).hasSize(1);

            STACK.kill(Part.CAPACITY);
            hub.post("/v1/bookings/" + booking.get("id").asText() + "/cancel", Map.of())
                    .ok();
            assertThat(shown().path("freeTonight").asBoolean()).isFalse();
            STACK.start(Part.CAPACITY, Map.of());
            STACK.awaitReady(Part.CAPACITY);
            await().atMost(PATIENCE)
                    .until(() ->
                            stream.ofFlat(flat).getLast().path("freeTonight").asBoolean());
            assertThat(shown().path("booked")).isEmpty();
            assertThat(asOfNow()).isEqualTo(shown().path("freeTonight"));
        }
    }

    private Map<String, Object> described() {
        return Map.of(
                "id",
                flat,
                "area",
                AREA,
                "features",
                List.of("wheelchair"),
                "maxNights",
                42,
                "availableFrom",
                today.toString());
    }

    private JsonNode shown() {
        return found("");
    }

    /** From history, by capacity-service itself. */
    private JsonNode asOfNow() {
        return found("&asOf=" + Instant.now()).path("freeTonight");
    }

    private JsonNode found(String query) {
        return app.all("/v1/community-capacity?service=step-down-flat&area=FL1%201" + query).stream()
                .filter(item -> item.path("flat").asText().equals(flat))
                .findFirst()
                .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
    }

    private List<JsonNode> fits(LocalDate from) {
        return app.all("/v1/community-capacity?area=FL1%201&nights=2&needs=wheelchair&availableFrom=" + from).stream()
                .filter(item -> item.path("flat").asText().equals(flat))
                .toList();
    }
}
