package org.homeward.capacity.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.Bed.Expected;
import org.homeward.capacity.domain.Bed.Occupant;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.domain.Reason;
import org.homeward.capacity.domain.Ward;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * The records of beds and wards as {@code docs/events} describes them, without their version: the same facts give the
 * same bytes.
 */
final class RecordJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private RecordJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(Bed bed) {
        return write(record -> record.bed(bed));
    }

    static String of(Ward ward) {
        return write(record -> record.ward(ward));
    }

    /** What is published: the record with its version as the last member. */
    static String withVersion(String data, long version) {
        return data.substring(0, data.length() - 1) + ",\"version\":" + version + '}';
    }

    @FunctionalInterface
    private interface Body {
        void write(RecordJson record) throws IOException;
    }

    private static String write(Body body) {
        StringWriter text = new StringWriter(768);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            body.write(new RecordJson(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void bed(Bed bed) throws IOException {
        Place place = bed.bed();
        json.writeStringField("bed", place.id());
        json.writeStringField("trust", bed.trust());
        json.writeStringField("site", place.site());
        json.writeStringField("ward", place.ward());
        json.writeStringField("bay", place.bay());
        json.writeStringField("number", place.bed());
        json.writeBooleanField("registered", bed.registered());
        json.writeBooleanField("removed", bed.removed());
        attributes(bed);
        json.writeArrayFieldStart("reasons");
        for (Reason reason : bed.reasons()) {
            reason(reason);
        }
        json.writeEndArray();
        occupants("occupants", bed.occupants());
        conflict(bed.conflict());
        hold(bed.hold());
        expected(bed.expected());
        observed(bed.observed());
        time("observedAt", bed.observedAt());
        json.writeStringField("source", bed.source());
    }

    private void attributes(Bed bed) throws IOException {
        json.writeStringField(
                "kind", bed.kind() == null ? null : bed.kind().name().toLowerCase(Locale.ROOT));
        flag("singleRoom", bed.singleRoom());
        json.writeStringField("sex", bed.sex());
        json.writeStringField("specialty", bed.specialty());
        flag("staffed", bed.staffed());
    }

    private void reason(Reason reason) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", reason.code().text());
        time("from", reason.from());
        time("until", reason.until());
        if (reason.detail() != null) {
            json.writeStringField("detail", reason.detail());
        }
        json.writeEndObject();
    }

    private void occupants(String name, List<Occupant> occupants) throws IOException {
        json.writeArrayFieldStart(name);
        for (Occupant occupant : occupants) {
            json.writeStartObject();
            json.writeStringField("stay", occupant.stay());
            time("since", occupant.since());
            json.writeBooleanField("onLeave", occupant.onLeave());
            time("from", occupant.from());
            time("until", occupant.until());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void conflict(Bed.@Nullable Conflict conflict) throws IOException {
        if (conflict == null) {
            json.writeNullField("conflict");
            return;
        }
        json.writeObjectFieldStart("conflict");
        json.writeArrayFieldStart("stays");
        for (String stay : conflict.stays()) {
            json.writeString(stay);
        }
        json.writeEndArray();
        time("since", conflict.since());
        time("until", conflict.until());
        json.writeEndObject();
    }

    private void hold(Bed.@Nullable Hold hold) throws IOException {
        if (hold == null) {
            json.writeNullField("hold");
            return;
        }
        json.writeObjectFieldStart("hold");
        json.writeStringField("id", hold.id().toString());
        json.writeStringField("stay", hold.stay());
        json.writeStringField("purpose", hold.purpose());
        time("from", hold.from());
        time("until", hold.until());
        json.writeStringField("by", hold.by());
        json.writeEndObject();
    }

    private void expected(List<Expected> arrivals) throws IOException {
        json.writeArrayFieldStart("expected");
        for (Expected arrival : arrivals) {
            json.writeStartObject();
            json.writeStringField("stay", arrival.stay());
            json.writeStringField("event", arrival.event());
            time("at", arrival.at());
            time("from", arrival.from());
            time("until", arrival.until());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void observed(Bed.@Nullable Observation observed) throws IOException {
        if (observed == null) {
            json.writeNullField("observed");
            return;
        }
        json.writeObjectFieldStart("observed");
        json.writeStringField("status", observed.status());
        time("at", observed.at());
        json.writeBooleanField("mismatch", observed.mismatch());
        json.writeEndObject();
    }

    private void ward(Ward ward) throws IOException {
        json.writeStringField("trust", ward.trust());
        json.writeStringField("site", ward.place().site());
        json.writeStringField(
                "ward", ward.place().ward() == null ? "-" : ward.place().ward());
        json.writeStringField("name", ward.name());
        json.writeStringField("specialty", ward.specialty());
        occupants("withoutBed", ward.withoutBed());
        expected(ward.expected());
        time("observedAt", ward.observedAt());
    }

    private void time(String name, @Nullable Instant time) throws IOException {
        json.writeStringField(name, time == null ? null : Times.format(time));
    }

    private void flag(String name, @Nullable Boolean flag) throws IOException {
        if (flag == null) {
            json.writeNullField(name);
        } else {
            json.writeBooleanField(name, flag);
        }
    }
}
