package org.homeward.admission.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.homeward.admission.domain.BedLog;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Stay;
import org.homeward.admission.domain.Trigger;
import org.junit.jupiter.api.Test;

/** What this service writes is, byte for byte, what the samples in docs/events say; consumers test with the same files. */
class GoldenSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EVENTS = Path.of("..", "docs", "events");
    private static final UUID PATIENT = UUID.fromString("6a9a4d38-0f1e-4d53-9f0e-0a3c1f4b7d21");
    private static final UUID RETIRED = UUID.fromString("11f0c9be-5a44-4f2b-8f77-2a1b9a6f3c10");
    private static final Instant RECORDED = Instant.parse("2026-06-03T10:27:01.123456Z");
    private static final Place BED = Place.parse("RXX01/W1/B2/03");

    @Test
    void writesStaysAsTheSampleSays() throws IOException {
        check("stay", event(StateJson.ofStay(stay(), number -> PATIENT), 7));
    }

    @Test
    void writesMergedStaysAsTheSampleSays() throws IOException {
        byte[] state = StateJson.ofMerged("RXX:0b1f6e7a-3c53-3f0c-8d5f-3c2f0e0a9b11", "RXX", PATIENT, "RXX:2139");
        check("stay-merged", event(state, 3));
    }

    @Test
    void writesSwapsAsTheSampleSays() throws IOException {
        byte[] data = event(StateJson.ofStay(stay(), number -> PATIENT), 7);
        String other = new String(data, UTF_8)
                .replace("2139", "2140")
                .replace("B2/03", "B2/04")
                .replace(PATIENT.toString(), RETIRED.toString());
        check("patients-swapped", StateJson.swap(data, other.getBytes(UTF_8)));
    }

    @Test
    void writesLinksAsTheSampleSays() throws IOException {
        byte[] state = StateJson.ofLinks(PATIENT, "RXX", new TreeMap<>(java.util.Map.of(RETIRED, PATIENT)));
        check("patient-links-changed", event(state, 2));
    }

    @Test
    void writesBedStatusesAsTheSampleSays() throws IOException {
        BedLog log = BedLog.EMPTY
                .with(bedStatus(BedStatus.State.H, "2026-06-03T10:27:00Z"))
                .with(bedStatus(BedStatus.State.U, "2026-06-03T09:30:00Z"));
        check("bed-status-changed", event(StateJson.ofBed(log), 4));
    }

    private static BedStatus bedStatus(BedStatus.State state, String at) {
        return new BedStatus(
                new Fact.Source("PAS|RXX", null, null, at, 0),
                "RXX",
                EventTime.ofSecond(Instant.parse(at)),
                BED,
                state);
    }

    private static byte[] event(byte[] state, long version) {
        return StateJson.event(state, "PAS|RXX", version, RECORDED);
    }

    /** Equal to the sample; and its members are those that the schema names, each of a type that it allows. */
    private static void check(String name, byte[] written) throws IOException {
        JsonNode data = JSON.readTree(written);
        assertThat(data)
                .isEqualTo(JSON.readTree(Files.readAllBytes(EVENTS.resolve("samples/admission." + name + ".json"))));
        JsonNode schema =
                JSON.readTree(Files.readAllBytes(EVENTS.resolve("admission." + schemaOf(name) + ".schema.json")));
        assertThat(members(data)).isEqualTo(members(schema.path("properties")));
        assertThat(required(schema)).isSubsetOf(members(data));
    }

    private static String schemaOf(String name) {
        return name.equals("stay-merged") ? "stay" : name;
    }

    private static Set<String> members(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Stay stay() {
        Instant at = Instant.parse("2026-06-03T10:27:00Z");
        return new Stay(
                "RXX:2139",
                "RXX",
                "2139",
                "40800000",
                Stay.Status.ADMITTED,
                BED,
                at,
                null,
                false,
                "I",
                "21",
                null,
                "300",
                List.of(new Stay.Movement(Trigger.A01, at, BED, Stay.Status.ADMITTED)),
                List.of(new Stay.Expectation(Trigger.A15, at, at.plusSeconds(3600), Place.parse("RXX01/W2/-/-"), null)),
                List.of(new Stay.Fitness(Trigger.A08, at.plusSeconds(60), "PAS|RXX", true, at)),
                List.of(new Stay.Announcement(Trigger.A08, at.plusSeconds(60), "PAS|RXX", at.plusSeconds(86400))),
                List.of(new Stay.Abode(Trigger.A08, at.plusSeconds(60), "PAS|RXX", true)),
                List.of(Stay.Flag.ADMISSION_IMPLIED),
                List.of(new Stay.Contradiction(Stay.Code.MOVEMENT_AFTER_DISCHARGE, Trigger.A02, at.plusSeconds(60))),
                null);
    }
}
