package org.homeward.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.admission.Arrival.Content;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Trigger;
import org.homeward.admission.messaging.EventNames;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON admission events (CloudEvents 1.0): the same facts as HL7 messages, without HL7. What is stored of an event
 * is its JSON with sorted members, so that its order of members or its spaces make it no other event.
 */
final class AdmissionEventReader {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private AdmissionEventReader() {}

    /** Why an event is refused, without any value of it; null if it is not. */
    record Item(Arrival arrival, @Nullable String refusal) {}

    static Item read(JsonNode event, Instant receivedAt) {
        byte[] raw = canonical(event);
        String source = event.path("source").asText("");
        String id = event.path("id").asText("");
        Trigger trigger = EventNames.trigger(event.path("type").asText(""));
        String trust = event.path("data").path("trust").asText("");
        Content content;
        String refusal = null;
        try {
            content = content(event, source, id, trust, trigger);
        } catch (NotAnEvent e) {
            content = new Content.Refusal("not-an-event");
            refusal = e.reason();
        }
        return new Item(
                new Arrival(
                        Arrival.EVENT,
                        source,
                        id,
                        receivedAt,
                        null,
                        trigger == null ? null : trigger.name(),
                        trust.isEmpty() ? null : trust,
                        raw,
                        content),
                refusal);
    }

    /** Reads stored bytes again, by today's rules. */
    static ReceiveMessage.Meaning again(byte[] raw) {
        try {
            Arrival arrival = read(JSON.readTree(raw), Instant.EPOCH).arrival();
            return new ReceiveMessage.Meaning(arrival.trust(), arrival.content());
        } catch (IOException e) {
            return new ReceiveMessage.Meaning(null, new Content.Refusal("not-an-event"));
        }
    }

    private static Content content(JsonNode event, String source, String id, String trust, @Nullable Trigger trigger) {
        if (!event.isObject() || source.isBlank() || id.isBlank()) {
            throw new NotAnEvent("id and source are needed");
        }
        if (trigger == null) {
            throw new NotAnEvent("type is not one of homeward.admission.<name>.v1");
        }
        if (trust.isBlank()) {
            throw new NotAnEvent("data.trust is needed");
        }
        Instant time = JsonFact.happened(JsonFact.instant(event.path("time").asText("")));
        JsonNode data = event.path("data");
        if (trigger == Trigger.A20) {
            return new Content.Bed(reader(source, id, 0, time, trust, trigger).readBed(data));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(reader(source, id, 0, time, trust, trigger).read(data));
        if (trigger == Trigger.A17) {
            if (!data.path("second").isObject()) {
                throw new NotAnEvent("data.second is needed");
            }
            facts.add(reader(source, id, 1, time, trust, trigger).read(data.path("second")));
        }
        return named(facts) ? new Content.Flow(facts) : new Content.Waiting("no-patient");
    }

    private static boolean named(List<Fact> facts) {
        return facts.stream().noneMatch(fact -> Groups.named(fact).isEmpty());
    }

    /** The sender's sequence is the event time, then the id: events carry no number of their own. */
    private static JsonFact reader(String source, String id, int part, Instant time, String trust, Trigger trigger) {
        return new JsonFact(new Fact.Source(source, null, time, id, part), trust, trigger, time);
    }

    private static byte[] canonical(JsonNode event) {
        try {
            return JSON.writeValueAsBytes(JSON.treeToValue(event, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
