package org.homeward.admission.messaging;

import static org.homeward.admission.messaging.StateJson.text;
import static org.homeward.admission.messaging.StateJson.time;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.admission.domain.Place;
import org.homeward.admission.domain.Stay;
import org.jspecify.annotations.Nullable;

/**
 * Writes the state of a stay.
 *
 * @param person gives the random id behind a patient's number
 */
record StayWriter(JsonGenerator json, Function<String, @Nullable UUID> person) {

    void write(Stay stay) throws IOException {
        json.writeStringField("stay", stay.id());
        json.writeStringField("trust", stay.trust());
        text(json, "visit", stay.visit());
        UUID patient = stay.patient() == null ? null : person.apply(stay.patient());
        text(json, "patient", patient == null ? null : patient.toString());
        json.writeStringField("status", stay.status().code());
        text(json, "into", stay.into());
        place(stay.place());
        time(json, "admittedAt", stay.admittedAt());
        time(json, "dischargedAt", stay.dischargedAt());
        json.writeBooleanField("died", stay.died());
        text(json, "patientClass", stay.patientClass());
        text(json, "admissionMethod", stay.admissionMethod());
        text(json, "specialty", stay.specialty());
        movements(stay.movements());
        expectations(stay.expectations());
        wayOut(stay);
        json.writeArrayFieldStart("flags");
        for (Stay.Flag flag : stay.flags()) {
            json.writeString(flag.code());
        }
        json.writeEndArray();
        contradictions(stay.contradictions());
    }

    private void movements(List<Stay.Movement> movements) throws IOException {
        json.writeArrayFieldStart("movements");
        for (Stay.Movement movement : movements) {
            json.writeStartObject();
            json.writeStringField("event", movement.event().name());
            time(json, "at", movement.at());
            place(movement.place());
            json.writeStringField("status", movement.status().code());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void expectations(List<Stay.Expectation> expectations) throws IOException {
        json.writeArrayFieldStart("expectations");
        for (Stay.Expectation expectation : expectations) {
            json.writeStartObject();
            json.writeStringField("event", expectation.event().name());
            time(json, "at", expectation.at());
            time(json, "expectedAt", expectation.expectedAt());
            place(expectation.place());
            time(json, "until", expectation.until());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void wayOut(Stay stay) throws IOException {
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
        json.writeArrayFieldStart("noFixedAbode");
        for (Stay.Abode said : stay.abodes()) {
            json.writeStartObject();
            json.writeStringField("event", said.event().name());
            time(json, "at", said.at());
            text(json, "source", said.source());
            json.writeBooleanField("noFixedAbode", said.noFixedAbode());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void contradictions(List<Stay.Contradiction> contradictions) throws IOException {
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

    private void place(@Nullable Place place) throws IOException {
        text(json, "place", place == null ? null : place.id());
    }
}
