package org.homeward.gateway.replica;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.homeward.gateway.replica.BedRecord.Expected;
import org.homeward.gateway.replica.BedRecord.Hold;
import org.homeward.gateway.replica.BedRecord.Occupant;
import org.homeward.gateway.replica.BedRecord.Reason;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bed as an item of {@code GET /v1/beds}. Without patients, whatever names a stay or was written by a person
 * about one is left out: occupants, the stays of a conflict, of a hold and of expected arrivals, a hold's purpose.
 */
final class BedJson {

    private static final JsonFactory JSON = new JsonFactory();

    private BedJson() {}

    static byte[] write(BedRecord bed, boolean occupied, boolean allocatable, boolean patients, Instant now) {
        var bytes = new ByteArrayOutputStream(640);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            identity(json, bed);
            json.writeStringField("status", occupied ? "occupied" : "empty");
            json.writeBooleanField("allocatable", allocatable);
            attributes(json, bed);
            reasons(json, bed, now);
            people(json, bed, patients, now);
            hold(json, bed.hold(), patients, now);
            expected(json, bed, patients, now);
            provenance(json, bed);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void identity(JsonGenerator json, BedRecord bed) throws IOException {
        json.writeStringField("bed", bed.bed());
        json.writeStringField("trust", bed.trust());
        json.writeStringField("site", bed.site());
        json.writeStringField("ward", bed.ward());
        json.writeStringField("bay", bed.bay());
        json.writeStringField("number", bed.number());
        if (bed.removed()) {
            json.writeBooleanField("removed", true);
        }
    }

    private static void attributes(JsonGenerator json, BedRecord bed) throws IOException {
        json.writeStringField("kind", bed.kind());
        json.writeBooleanField("registered", bed.registered());
        bool(json, "singleRoom", bed.singleRoom());
        json.writeStringField("sex", bed.sex());
        json.writeStringField("specialty", bed.specialty());
        bool(json, "staffed", bed.staffed());
    }

    private static void reasons(JsonGenerator json, BedRecord bed, Instant now) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (Reason reason : bed.reasons()) {
            if (!reason.over(now)) {
                json.writeStartObject();
                json.writeStringField("code", reason.code());
                time(json, "from", reason.from());
                if (reason.until() != null) {
                    time(json, "until", reason.until());
                }
                if (reason.detail() != null) {
                    json.writeStringField("detail", reason.detail());
                }
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void people(JsonGenerator json, BedRecord bed, boolean patients, Instant now) throws IOException {
        if (patients) {
            json.writeArrayFieldStart("occupants");
            for (Occupant occupant : bed.occupants()) {
                if (occupant.inForce(now)) {
                    occupant(json, occupant);
                }
            }
            json.writeEndArray();
        }
        BedRecord.Conflict conflict = bed.conflict();
        if (conflict == null || !conflict.inForce(now)) {
            json.writeNullField("conflict");
            return;
        }
        json.writeObjectFieldStart("conflict");
        if (patients) {
            json.writeArrayFieldStart("stays");
            for (String stay : conflict.stays()) {
                json.writeString(stay);
            }
            json.writeEndArray();
        }
        time(json, "since", conflict.since());
        json.writeEndObject();
    }

    static void occupant(JsonGenerator json, Occupant occupant) throws IOException {
        json.writeStartObject();
        json.writeStringField("stay", occupant.stay());
        time(json, "since", occupant.since());
        json.writeBooleanField("onLeave", occupant.onLeave());
        json.writeEndObject();
    }

    private static void hold(JsonGenerator json, @Nullable Hold hold, boolean patients, Instant now)
            throws IOException {
        if (hold == null || hold.over(now)) {
            json.writeNullField("hold");
            return;
        }
        json.writeObjectFieldStart("hold");
        if (patients) {
            json.writeStringField("id", hold.id());
            json.writeStringField("stay", hold.stay());
            json.writeStringField("purpose", hold.purpose());
            json.writeStringField("by", hold.by());
        }
        time(json, "from", hold.from());
        time(json, "until", hold.until());
        json.writeEndObject();
    }

    private static void expected(JsonGenerator json, BedRecord bed, boolean patients, Instant now) throws IOException {
        json.writeArrayFieldStart("expected");
        for (Expected arrival : bed.expected()) {
            if (!arrival.over(now)) {
                expected(json, arrival, patients);
            }
        }
        json.writeEndArray();
    }

    private static void expected(JsonGenerator json, Expected arrival, boolean patients) throws IOException {
        json.writeStartObject();
        if (patients) {
            json.writeStringField("stay", arrival.stay());
        }
        json.writeStringField("event", arrival.event());
        time(json, "at", arrival.at());
        json.writeEndObject();
    }

    private static void provenance(JsonGenerator json, BedRecord bed) throws IOException {
        BedRecord.Observed observed = bed.observed();
        if (observed == null) {
            json.writeNullField("observed");
        } else {
            json.writeObjectFieldStart("observed");
            json.writeStringField("status", observed.status());
            time(json, "at", observed.at());
            json.writeBooleanField("mismatch", observed.mismatch());
            json.writeEndObject();
        }
        time(json, "observedAt", bed.observedAt());
        json.writeStringField("source", bed.source());
        json.writeNumberField("version", bed.version());
    }

    private static void bool(JsonGenerator json, String name, @Nullable Boolean value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeBooleanField(name, value);
        }
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant value) throws IOException {
        json.writeStringField(name, value == null ? null : Times.format(value));
    }
}
