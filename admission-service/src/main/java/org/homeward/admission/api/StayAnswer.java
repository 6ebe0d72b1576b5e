package org.homeward.admission.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.admission.FindStays;
import org.homeward.admission.persistence.StayIndex;
import org.homeward.admission.persistence.Stays;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** A stay as it is answered. Times are UTC; {@code place} is null when the patient is nowhere. */
public record StayAnswer(
        String id,
        String trust,
        @Nullable String visit,
        @Nullable UUID patient,
        String status,
        @Nullable String into,
        @Nullable String place,
        @Nullable String admittedAt,
        @Nullable String dischargedAt,
        boolean died,
        @Nullable String patientClass,
        @Nullable String admissionMethod,
        @Nullable String specialty,
        List<Movement> movements,
        List<Expectation> expectations,
        List<String> flags,
        List<Contradiction> contradictions,
        String source,
        long version,
        String recordedAt,
        String asOf,
        String knownAt,
        boolean stale,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Identity identity) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHARED = "nhs-number-of-two-patients";

    /** A live movement, and how the stay stands after it. */
    public record Movement(
            String event, String at, @Nullable String place, String status) {}

    /** What the hospital expects; {@code until} says when it was met or overtaken. */
    public record Expectation(
            String event,
            String at,
            @Nullable String expectedAt,
            @Nullable String place,
            @Nullable String until) {}

    /** Two things that cannot both be true; both are kept. */
    public record Contradiction(
            String code, @Nullable String event, @Nullable String at) {}

    /** Who the patient is; only for callers with rights to him who ask for it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Identity(
            @Nullable String number,
            @Nullable String familyName,
            @Nullable String givenName,
            @Nullable String birthDate,
            @Nullable String sex,
            @Nullable String nhsNumber,
            @Nullable Boolean nhsNumberValid) {}

    /** The state as it is stored and published. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record State(
            String stay,
            String trust,
            @Nullable String visit,
            @Nullable UUID patient,
            String status,
            @Nullable String into,
            @Nullable String place,
            @Nullable String admittedAt,
            @Nullable String dischargedAt,
            boolean died,
            @Nullable String patientClass,
            @Nullable String admissionMethod,
            @Nullable String specialty,
            List<Movement> movements,
            List<Expectation> expectations,
            List<String> flags,
            List<Contradiction> contradictions) {}

    static List<UUID> patients(List<Stays.Row> stays) {
        List<UUID> patients = new ArrayList<>();
        for (Stays.Row stay : stays) {
            UUID patient = state(stay).patient();
            if (patient != null) {
                patients.add(patient);
            }
        }
        return patients;
    }

    static StayAnswer of(Stays.Row stay, FindStays.Found found, boolean withIdentity) {
        State state = state(stay);
        return new StayAnswer(
                state.stay(),
                state.trust(),
                state.visit(),
                state.patient(),
                state.status(),
                state.into(),
                state.place(),
                state.admittedAt(),
                state.dischargedAt(),
                state.died(),
                state.patientClass(),
                state.admissionMethod(),
                state.specialty(),
                state.movements(),
                state.expectations(),
                state.flags(),
                contradictions(state, found),
                stay.eventSource(),
                stay.version(),
                Times.format(stay.recordedAt()),
                Times.format(found.freshness().asOf()),
                Times.format(found.freshness().knownAt()),
                found.freshness().stale(),
                withIdentity && state.patient() != null ? identity(found, state.patient()) : null);
    }

    private static List<Contradiction> contradictions(State state, FindStays.Found found) {
        if (state.patient() == null || !found.sharingNhsNumber().contains(state.patient())) {
            return state.contradictions();
        }
        List<Contradiction> all = new ArrayList<>(state.contradictions());
        all.add(new Contradiction(SHARED, null, null));
        return all;
    }

    private static @Nullable Identity identity(FindStays.Found found, UUID patient) {
        StayIndex.Identity identity = found.identities().get(patient);
        if (identity == null) {
            return null;
        }
        Identity known = identity.json() == null
                ? new Identity(null, null, null, null, null, null, null)
                : read(identity.json(), Identity.class);
        return new Identity(
                identity.number(),
                known.familyName(),
                known.givenName(),
                known.birthDate(),
                known.sex(),
                known.nhsNumber(),
                known.nhsNumberValid());
    }

    private static State state(Stays.Row stay) {
        return read(stay.state(), State.class);
    }

    private static <T> T read(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
