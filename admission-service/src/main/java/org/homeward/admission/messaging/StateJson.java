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
        return object(json -> new StayWriter(json, person).write(stay));
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
            json.writeNullField("admissionMethod");
            json.writeNullField("specialty");
            for (String list : List.of(
                    "movements",
                    "expectations",
                    "medicallyFit",
                    "expectedDischarges",
                    "noFixedAbode",
                    "flags",
                    "contradictions")) {
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

    static void time(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        text(json, name, time == null ? null : Times.format(time));
    }

    static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
