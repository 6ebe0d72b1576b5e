package org.homeward.admission.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Field;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Facts as compact JSON: one flat object of short names; absent = absent or unchanged, null = deleted. Times are
 * microseconds since 1970. Unknown names are skipped, so that an older service reads what a newer one wrote.
 */
final class FactCodec {

    private static final JsonFactory JSON = new JsonFactory();

    private FactCodec() {}

    static byte[] write(Fact fact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            new Writer(json).fact(fact);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Fact read(byte[] data) {
        Map<String, Object> values = new HashMap<>(40);
        try (JsonParser json = JSON.createParser(data)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> values.put(name, json.getText());
                    case VALUE_NUMBER_INT -> values.put(name, json.getLongValue());
                    case VALUE_TRUE -> values.put(name, Boolean.TRUE);
                    case VALUE_FALSE -> values.put(name, Boolean.FALSE);
                    case VALUE_NULL -> values.put(name, Field.deleted());
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reader(values).fact();
    }

    private record Writer(JsonGenerator json) {

        void fact(Fact fact) throws IOException {
            Fact.Source source = fact.source();
            text("from", source.sender());
            number("seq", source.sequence());
            time("sent", source.sentAt());
            text("id", source.controlId());
            number("part", (long) source.part());
            text("trust", fact.trust());
            text("on", fact.trigger().name());
            eventTime("at", fact.at());
            if (fact.cancels() != null) {
                eventTime("cancels", fact.cancels());
            }
            text("patient", fact.patient());
            text("visit", fact.visit());
            place("place", fact.place());
            place("other", fact.otherPlace());
            place("pending", fact.pendingPlace());
            time("expected", fact.expectedAt());
            if (fact.link() != null) {
                json.writeBooleanField("link", true);
                text("mrgPatient", fact.link().fromPatient());
                text("mrgVisit", fact.link().fromVisit());
            }
            details(fact.details());
        }

        private void details(Fact.Details details) throws IOException {
            field("nhs", details.nhsNumber(), Function.identity());
            field("family", details.familyName(), Function.identity());
            field("given", details.givenName(), Function.identity());
            field("born", details.birthDate(), LocalDate::toString);
            field("sex", details.sex(), Function.identity());
            field("died", details.died(), Function.identity());
            field("diedAt", details.diedAt(), Columns.Micros::of);
            field("class", details.patientClass(), Function.identity());
            field("method", details.admissionMethod(), Function.identity());
            field("spec", details.specialty(), Function.identity());
            field("dest", details.dischargeDestination(), Function.identity());
            field("fit", details.medicallyFit(), Function.identity());
            field("ready", details.readyForDischarge(), Columns.Micros::of);
            field("edd", details.expectedDischarge(), Columns.Micros::of);
        }

        private void text(String name, @Nullable String value) throws IOException {
            if (value != null) {
                json.writeStringField(name, value);
            }
        }

        private void number(String name, @Nullable Long value) throws IOException {
            if (value != null) {
                json.writeNumberField(name, value);
            }
        }

        private void time(String name, @Nullable Instant value) throws IOException {
            if (value != null) {
                json.writeNumberField(name, Columns.Micros.of(value));
            }
        }

        private void place(String name, @Nullable Place value) throws IOException {
            if (value != null) {
                json.writeStringField(name, value.id());
            }
        }

        private void eventTime(String name, EventTime time) throws IOException {
            time(name, time.at());
            time(name + "End", time.end());
            int flags = 0;
            for (EventTime.Flag flag : time.flags()) {
                flags |= 1 << flag.ordinal();
            }
            if (flags != 0) {
                json.writeNumberField(name + "Flags", flags);
            }
        }

        private <T> void field(String name, Field<T> field, Function<T, ?> encode) throws IOException {
            switch (field) {
                case Field.Unchanged<T> u -> {}
                case Field.Deleted<T> d -> json.writeNullField(name);
                case Field.Value<T>(T value) -> {
                    json.writeFieldName(name);
                    switch (encode.apply(value)) {
                        case Long number -> json.writeNumber(number);
                        case Boolean flag -> json.writeBoolean(flag);
                        case Object text -> json.writeString(text.toString());
                    }
                }
            }
        }
    }

    private record Reader(Map<String, Object> values) {

        Fact fact() {
            return new Fact(
                    new Fact.Source(needed("from"), number("seq"), time("sent"), needed("id"), part()),
                    needed("trust"),
                    Trigger.valueOf(needed("on")),
                    Objects.requireNonNull(eventTime("at"), "at"),
                    eventTime("cancels"),
                    text("patient"),
                    text("visit"),
                    place("place"),
                    place("other"),
                    place("pending"),
                    time("expected"),
                    values.containsKey("link") ? new Fact.Link(text("mrgPatient"), text("mrgVisit")) : null,
                    details());
        }

        private Fact.Details details() {
            return new Fact.Details(
                    field("nhs", String.class::cast),
                    field("family", String.class::cast),
                    field("given", String.class::cast),
                    field("born", value -> LocalDate.parse((String) value)),
                    field("sex", String.class::cast),
                    field("died", Boolean.class::cast),
                    field("diedAt", value -> Columns.Micros.toInstant((Long) value)),
                    field("class", String.class::cast),
                    field("method", String.class::cast),
                    field("spec", String.class::cast),
                    field("dest", String.class::cast),
                    field("fit", Boolean.class::cast),
                    field("ready", value -> Columns.Micros.toInstant((Long) value)),
                    field("edd", value -> Columns.Micros.toInstant((Long) value)));
        }

        private int part() {
            Long part = number("part");
            return part == null ? 0 : part.intValue();
        }

        private String needed(String name) {
            return Objects.requireNonNull(text(name), name);
        }

        private @Nullable String text(String name) {
            return (String) values.get(name);
        }

        private @Nullable Long number(String name) {
            return (Long) values.get(name);
        }

        private @Nullable Instant time(String name) {
            Long micros = number(name);
            return micros == null ? null : Columns.Micros.toInstant(micros);
        }

        private @Nullable Place place(String name) {
            String id = text(name);
            return id == null ? null : Place.parse(id);
        }

        private @Nullable EventTime eventTime(String name) {
            Instant at = time(name);
            Instant end = time(name + "End");
            return at == null || end == null ? null : new EventTime(at, end, flags(number(name + "Flags")));
        }

        private static Set<EventTime.Flag> flags(@Nullable Long bits) {
            Set<EventTime.Flag> flags = EnumSet.noneOf(EventTime.Flag.class);
            for (EventTime.Flag flag : EventTime.Flag.values()) {
                if (bits != null && (bits & (1L << flag.ordinal())) != 0) {
                    flags.add(flag);
                }
            }
            return flags;
        }

        private <T> Field<T> field(String name, Function<Object, T> decode) {
            Object value = values.get(name);
            if (value == null) {
                return Field.unchanged();
            }
            return value instanceof Field ? Field.deleted() : Field.of(decode.apply(value));
        }
    }
}
