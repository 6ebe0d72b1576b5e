package org.homeward.admission.messaging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.admission.domain.BedLog;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Stay;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * The data of this service's events. The state of an aggregate is written without version, recorded time and source, so
 * that equal states are equal bytes; {@link #event} adds these three.
 */
public final class StateJson {

    private static final JsonFactory JSON = new JsonFactory();

    private StateJson() {}

    /** Something that writes the members of an object. */
    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * The state of a stay.
     *
     * @param person gives the random id behind a patient's number
     */
    public static byte[] ofStay(Stay stay, Function<String, @Nullable UUID> person) {
        return object(json -> stay(json, stay, person));
    }

    /** The last state of a provisional stay that turned out to be part of another. */
    public static byte[] ofMerged(String id, String trust, @Nullable UUID patient, @Nullable String into) {
        return object(json -> {
            json.writeStringField("stay", id);
            json.writeStringField("trust", trust);
            json.writeNullField("visit");
            text(json, "patient", patient == null ? null : patient.toString());
            json.writeStringField("status", Stay.Status.MERGED.code());
            text(json, "into", into);
            json.writeNullField("place");
            json.writeNullField("admittedAt");
            json.writeNullField("dischargedAt");
            json.writeBooleanField("died", false);
            json.writeNullField("patientClass");
            json.writeNullField("specialty");
            for (String list : List.of(
                    "movements", "expectations", "medicallyFit", "expectedDischarges", "flags", "contradictions")) {
                json.writeArrayFieldStart(list);
                json.writeEndArray();
            }
        });
    }

    /** The whole link state of a patient: who is joined into whom. */
    public static byte[] ofLinks(UUID patient, String trust, SortedMap<UUID, UUID> links) {
        return object(json -> {
            json.writeStringField("patient", patient.toString());
            json.writeStringField("trust", trust);
            json.writeArrayFieldStart("links");
            for (Map.Entry<UUID, UUID> link : links.entrySet()) {
                json.writeStartObject();
                json.writeStringField("patient", link.getKey().toString());
                json.writeStringField("into", link.getValue().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** What was said of a bed (HL7 table 0116): last, and all that is kept, in the order of event times. */
    public static byte[] ofBed(BedLog log) {
        BedStatus status = log.newest();
        return object(json -> {
            json.writeStringField("bed", status.bed().id());
            json.writeStringField("trust", status.trust());
            json.writeStringField("status", status.state().name());
            time(json, "at", status.at().at());
            json.writeArrayFieldStart("statuses");
            for (BedStatus one : log.statuses()) {
                json.writeStartObject();
                json.writeStringField("status", one.state().name());
                time(json, "at", one.at().at());
                json.writeStringField("source", one.source().sender());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The data of an event: a state with who said what led to it, its version and its recorded time. */
    public static byte[] event(byte[] state, String source, long version, Instant recordedAt) {
        String end =
                ",\"source\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(source)) + "\",\"version\":"
                        + version + ",\"recordedAt\":\"" + Times.format(recordedAt) + "\"}";
        byte[] added = end.getBytes(StandardCharsets.UTF_8);
        byte[] data = new byte[state.length - 1 + added.length];
        System.arraycopy(state, 0, data, 0, state.length - 1);
        System.arraycopy(added, 0, data, state.length - 1, added.length);
        return data;
    }

    /** The data of a swap: the data of both stays. */
    public static byte[] swap(byte[] one, byte[] other) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(one.length + other.length + 16);
        bytes.writeBytes("{\"stays\":[".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(one);
        bytes.write(',');
        bytes.writeBytes(other);
        bytes.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] object(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(700);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void stay(JsonGenerator json, Stay stay, Function<String, @Nullable UUID> person)
            throws IOException {
        json.writeStringField("stay", stay.id());
        json.writeStringField("trust", stay.trust());
        text(json, "visit", stay.visit());
        UUID patient = stay.patient() == null ? null : person.apply(stay.patient());
        text(json, "patient", patient == null ? null : patient.toString());
        json.writeStringField("status", stay.status().code());
        text(json, "into", stay.into());
        place(json, stay.place());
        time(json, "admittedAt", stay.admittedAt());
        time(json, "dischargedAt", stay.dischargedAt());
        json.writeBooleanField("died", stay.died());
        text(json, "patientClass", stay.patientClass());
        text(json, "specialty", stay.specialty());
        movements(json, stay.movements());
        expectations(json, stay.expectations());
        wayOut(json, stay);
        json.writeArrayFieldStart("flags");
        for (Stay.Flag flag : stay.flags()) {
            json.writeString(flag.code());
        }
        json.writeEndArray();
        contradictions(json, stay.contradictions());
    }

    private static void movements(JsonGenerator json, List<Stay.Movement> movements) throws IOException {
        json.writeArrayFieldStart("movements");
        for (Stay.Movement movement : movements) {
            json.writeStartObject();
            json.writeStringField("event", movement.event().name());
            time(json, "at", movement.at());
            place(json, movement.place());
            json.writeStringField("status", movement.status().code());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void expectations(JsonGenerator json, List<Stay.Expectation> expectations) throws IOException {
        json.writeArrayFieldStart("expectations");
        for (Stay.Expectation expectation : expectations) {
            json.writeStartObject();
            json.writeStringField("event", expectation.event().name());
            time(json, "at", expectation.at());
            time(json, "expectedAt", expectation.expectedAt());
            place(json, expectation.place());
            time(json, "until", expectation.until());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void wayOut(JsonGenerator json, Stay stay) throws IOException {
        json.writeArrayFieldStart("medicallyFit");
        for (Stay.Fitness said : stay.fitness()) {
            json.writeStartObject();
            json.writeStringField("event", said.event().name());
            time(json, "at", said.at());
            text(json, "source", said.source());
            if (said.fit() == null) {
                json.writeNullField("fit");
            } else {
                json.writeBooleanField("fit", said.fit());
            }
            time(json, "since", said.since());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("expectedDischarges");
        for (Stay.Announcement said : stay.announcements()) {
            json.writeStartObject();
            json.writeStringField("event", said.event().name());
            time(json, "at", said.at());
            text(json, "source", said.source());
            time(json, "expectedAt", said.expectedAt());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void contradictions(JsonGenerator json, List<Stay.Contradiction> contradictions) throws IOException {
        json.writeArrayFieldStart("contradictions");
        for (Stay.Contradiction contradiction : contradictions) {
            json.writeStartObject();
            json.writeStringField("code", contradiction.code().code());
            json.writeStringField("event", contradiction.event().name());
            time(json, "at", contradiction.at());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void place(JsonGenerator json, @Nullable Place place) throws IOException {
        text(json, "place", place == null ? null : place.id());
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        text(json, name, time == null ? null : Times.format(time));
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
