package org.homeward.admission.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
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

/** Makes a fact of values by the names of {@link FactCodec}; a deleted one is {@link Field#deleted()}. */
record FactReader(Map<String, Object> values) {

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
                field("edd", value -> Columns.Micros.toInstant((Long) value)),
                field("nfa", Boolean.class::cast));
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
