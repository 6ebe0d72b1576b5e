package org.homeward.admission.persistence;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Field;
import org.homeward.admission.domain.Place;
import org.jspecify.annotations.Nullable;

/** Writes facts in the names of {@link FactCodec}. */
record FactWriter(JsonGenerator json) {

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
        field("nfa", details.noFixedAbode(), Function.identity());
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
