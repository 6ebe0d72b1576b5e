package org.homeward.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Field;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Trigger;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Reads the {@code data} of a JSON admission event. An absent member means unchanged, null or {@code ""} deleted. */
final class JsonFact {

    private static final Instant FIRST = Instant.parse("1850-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2201-01-01T00:00:00Z");

    private final Fact.Source source;
    private final String trust;
    private final Trigger trigger;
    private final Instant time;

    JsonFact(Fact.Source source, String trust, Trigger trigger, Instant time) {
        this.source = source;
        this.trust = trust;
        this.trigger = trigger;
        this.time = time;
    }

    /** @throws NotAnEvent if a member that the event needs is missing or malformed */
    Fact read(JsonNode data) {
        JsonNode patient = data.path("patient");
        Instant cancelled = time(data, "cancels");
        Place place = place(data, "place");
        Place pending = place(data, "pendingPlace");
        Instant expectedAt = time(data, "expectedAt");
        return new Fact(
                source,
                trust,
                trigger,
                exactly(cancelled == null ? time : happened(cancelled)),
                cancelled == null ? null : exactly(cancelled),
                code(patient, "number"),
                code(data, "visit"),
                place,
                place(data, "priorPlace"),
                pending == null && (trigger == Trigger.A14 || trigger == Trigger.A15) ? place : pending,
                expectedAt == null && trigger == Trigger.A15 ? time : expectedAt,
                link(data),
                details(data, patient));
    }

    BedStatus readBed(JsonNode data) {
        Place bed = place(data, "bed");
        if (bed == null || !bed.isBed()) {
            throw new NotAnEvent("data.bed must be site/ward/bay/bed");
        }
        try {
            return new BedStatus(
                    source,
                    trust,
                    exactly(time),
                    bed,
                    BedStatus.State.valueOf(data.path("status").asText("")));
        } catch (IllegalArgumentException e) {
            throw new NotAnEvent("data.status must be one of C, H, O, U, K, I");
        }
    }

    private Fact.@Nullable Link link(JsonNode data) {
        String patient = code(data, "fromPatient");
        String visit = code(data, "fromVisit");
        switch (trigger) {
            case A34, A37, A40, A47 -> require(patient, "data.fromPatient");
            case A42 -> require(visit, "data.fromVisit");
            default -> {
                if (trigger != Trigger.A45) {
                    return null;
                }
            }
        }
        return new Fact.Link(patient, visit);
    }

    private static void require(@Nullable String value, String member) {
        if (value == null) {
            throw new NotAnEvent(member + " is needed");
        }
    }

    private static Fact.Details details(JsonNode data, JsonNode patient) {
        return new Fact.Details(
                field(patient, "nhsNumber", Function.identity()),
                field(patient, "familyName", Function.identity()),
                field(patient, "givenName", Function.identity()),
                field(patient, "birthDate", JsonFact::date),
                field(patient, "sex", Function.identity()),
                died(patient),
                field(patient, "diedAt", JsonFact::instant),
                field(data, "patientClass", Function.identity()),
                field(data, "admissionMethod", Function.identity()),
                field(data, "specialty", Function.identity()),
                field(data, "dischargeDestination", Function.identity()),
                field(data, "medicallyFit", text -> flag("medicallyFit", text)),
                field(data, "readyForDischarge", JsonFact::instant),
                field(data, "expectedDischarge", JsonFact::instant),
                field(data, "noFixedAbode", text -> flag("noFixedAbode", text)));
    }

    private static Boolean flag(String name, String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new NotAnEvent("data." + name + " must be true or false");
        };
    }

    private static Field<Boolean> died(JsonNode patient) {
        JsonNode died = patient.path("died");
        if (died.isMissingNode()) {
            return patient.hasNonNull("diedAt") ? Field.of(true) : Field.unchanged();
        }
        return died.isNull() ? Field.deleted() : Field.of(died.asBoolean());
    }

    private static <T> Field<T> field(JsonNode object, String name, Function<String, T> read) {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return Field.unchanged();
        }
        return value.isNull() || value.asText().isEmpty() ? Field.deleted() : Field.of(read.apply(value.asText()));
    }

    private static @Nullable String code(JsonNode object, String name) {
        String text = object.path(name).asText("").strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Place place(JsonNode data, String name) {
        JsonNode place = data.path(name);
        if (place.isTextual()) {
            return parse(place.asText(), name);
        }
        String site = code(place, "site");
        if (site == null) {
            return null;
        }
        return new Place(site, code(place, "ward"), code(place, "bay"), code(place, "bed"));
    }

    private static @Nullable Place parse(String id, String name) {
        try {
            return id.isEmpty() ? null : Place.parse(id);
        } catch (IllegalArgumentException e) {
            throw new NotAnEvent("data." + name + " must be site/ward/bay/bed, with - for an absent part");
        }
    }

    private static @Nullable Instant time(JsonNode data, String name) {
        String text = code(data, name);
        return text == null ? null : instant(text);
    }

    /** When something happened: within the years that HL7 messages may name too, since stays are counted in days. */
    static Instant happened(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new NotAnEvent("events happen in the years 1850 to 2200");
        }
        return time;
    }

    /** A time as CloudEvents and this interface write it. */
    static Instant instant(String text) {
        try {
            return Times.given(text);
        } catch (IllegalArgumentException e) {
            throw new NotAnEvent("times must be ISO-8601 with an offset, of the years 0001 to 9999");
        }
    }

    private static LocalDate date(String text) {
        try {
            return Times.givenDate(text);
        } catch (IllegalArgumentException e) {
            throw new NotAnEvent("dates must be ISO-8601");
        }
    }

    /** To the second where it is given to the second, else to the millisecond. */
    private static EventTime exactly(Instant at) {
        return at.getNano() == 0 ? EventTime.ofSecond(at) : new EventTime(at, at.plusMillis(1), Set.of());
    }
}
