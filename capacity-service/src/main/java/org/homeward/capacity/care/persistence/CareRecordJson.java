package org.homeward.capacity.care.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.CareService;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.capacity.care.domain.Declaration;
import org.homeward.capacity.care.domain.Free;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.care.domain.ProviderDocument;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * The records of providers and of their lines as {@code docs/events} describes them, without their version: the same
 * facts give the same bytes.
 */
final class CareRecordJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private CareRecordJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(Providers.Version provider) {
        return write(record -> record.provider(provider));
    }

    /** @param at the instant described */
    static String of(String provider, Availability line, Instant at) {
        boolean hours = CareService.unitOf(line.line().service()) == Unit.HOURS;
        return write(record -> {
            record.line(provider, line.line(), false);
            if (hours) {
                record.hours(line);
            } else {
                record.places(line);
            }
            record.terms(line, at);
        });
    }

    /** A line that is no longer offered and in which nobody works. */
    static String removed(String provider, Line line, Instant at) {
        return write(record -> {
            record.line(provider, line, true);
            record.time("observedAt", at);
        });
    }

    /** What is published: the record with its version as the last member. */
    static String withVersion(String data, long version) {
        return data.substring(0, data.length() - 1) + ",\"version\":" + version + '}';
    }

    @FunctionalInterface
    private interface Body {
        void write(CareRecordJson record) throws IOException;
    }

    private static String write(Body body) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            body.write(new CareRecordJson(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void provider(Providers.Version provider) throws IOException {
        ProviderDocument document = provider.document();
        json.writeStringField("provider", provider.provider());
        json.writeStringField("name", document.name());
        texts("areas", document.areas());
        json.writeNumberField("tier", document.tier() == null ? 1 : document.tier());
        texts("services", document.services());
        texts("skills", document.skills());
        json.writeArrayFieldStart("contracts");
        for (ProviderDocument.Contract contract : orEmpty(document.contracts())) {
            json.writeStartObject();
            json.writeStringField("area", contract.area());
            json.writeStringField("service", contract.service());
            json.writeNumberField("tier", contract.tier() == null ? 1 : contract.tier());
            json.writeEndObject();
        }
        json.writeEndArray();
        time("observedAt", provider.recordedAt());
        json.writeStringField("source", "provider|" + provider.recordedBy());
    }

    private void line(String provider, Line line, boolean removed) throws IOException {
        json.writeStringField("provider", provider);
        json.writeStringField("area", line.area().code());
        json.writeStringField("service", line.service());
        json.writeBooleanField("removed", removed);
    }

    private void hours(Availability line) throws IOException {
        Free free = line.free();
        amount("availableHoursPerWeek", line.amount());
        json.writeBooleanField("overCommitted", line.isOverCommitted());
        amount("declaredHoursPerWeek", free == null ? null : Long.valueOf(free.amount()));
        declaredAt(line.declaration());
        amount("acceptedHoursSince", line.acceptedSince().amount());
        amount("endedHoursSince", line.endedSince().amount());
        amount("heldHours", line.held().amount());
        amount("pausedHours", line.paused().amount());
        amount("doubleHandedHoursPerWeek", line.doubleHanded());
        slots(line.slots());
    }

    private void places(Availability line) throws IOException {
        Free free = line.free();
        Free.Beds beds = free == null ? null : free.beds();
        amount("availablePlaces", line.amount());
        json.writeBooleanField("overCommitted", line.isOverCommitted());
        amount("declaredPlaces", free == null ? null : Long.valueOf(free.amount()));
        declaredAt(line.declaration());
        amount("acceptedPlacesSince", line.acceptedSince().amount());
        amount("endedPlacesSince", line.endedSince().amount());
        amount("heldPlaces", line.held().amount());
        count("maximumCapacity", beds == null ? null : beds.maximumCapacity());
        count("occupied", beds == null ? null : beds.occupied());
        count("reserved", beds == null ? null : beds.reserved());
    }

    private void terms(Availability line, Instant at) throws IOException {
        Free free = line.free();
        json.writeStringField(
                "canAccept", free == null ? null : free.canAccept().name().toLowerCase(Locale.ROOT));
        json.writeStringField(
                "earliestStart",
                free == null || free.earliestStart() == null
                        ? null
                        : free.earliestStart().toString());
        time("validUntil", free == null ? null : free.validUntil());
        json.writeBooleanField("expired", line.isExpiredAt(at));
        time("observedAt", line.observedAt());
        Declaration declaration = line.declaration();
        json.writeStringField("source", declaration == null ? "package-of-care" : declaration.source());
    }

    private void declaredAt(@Nullable Declaration declaration) throws IOException {
        time("declaredAt", declaration == null ? null : declaration.declaredAt());
    }

    private void slots(@Nullable SortedMap<String, Long> slots) throws IOException {
        if (slots == null) {
            json.writeNullField("slots");
            return;
        }
        json.writeObjectFieldStart("slots");
        for (var slot : slots.entrySet()) {
            json.writeNumberField(slot.getKey(), slot.getValue());
        }
        json.writeEndObject();
    }

    private void amount(String name, @Nullable Long hundredths) throws IOException {
        if (hundredths == null) {
            json.writeNullField(name);
        } else {
            json.writeFieldName(name);
            json.writeNumber(
                    BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString());
        }
    }

    private void count(String name, @Nullable Integer count) throws IOException {
        if (count == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, count);
        }
    }

    private void texts(String name, @Nullable List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : orEmpty(texts)) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void time(String name, @Nullable Instant time) throws IOException {
        json.writeStringField(name, time == null ? null : Times.format(time));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
