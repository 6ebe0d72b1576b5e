package org.homeward.discharge.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stay as admission-service published it: its whole state at one version.
 *
 * @param stay {@code trust:visitNumber}, or the trust with a random id
 * @param version given by the owner; the higher one is the newer knowledge
 * @param recordedAt when the owner came to know it
 * @param source the feed whose message caused the version
 * @param patient random id, null while nobody said whose stay it is
 * @param into of a merged stay the one that it is part of
 * @param died whether the hospital says that the patient has died; it gives no time
 * @param movements all live movements in event order
 * @param expectations the live announcements of movements
 * @param wayOut what feeds say of the way out beside them
 * @param admissionClass how the patient comes to be admitted, by what is known now
 */
public record StayVersion(
        String stay,
        String trust,
        long version,
        Instant recordedAt,
        String source,
        @Nullable String patient,
        Status status,
        @Nullable String into,
        boolean died,
        List<Movement> movements,
        List<Expectation> expectations,
        WayOut wayOut,
        AdmissionClass admissionClass) {

    /** Of a hospital whose feeds say nothing of the way out but A16, and not how the patient came. */
    public StayVersion(
            String stay,
            String trust,
            long version,
            Instant recordedAt,
            String source,
            @Nullable String patient,
            Status status,
            @Nullable String into,
            boolean died,
            List<Movement> movements,
            List<Expectation> expectations) {
        this(
                stay,
                trust,
                version,
                recordedAt,
                source,
                patient,
                status,
                into,
                died,
                movements,
                expectations,
                WayOut.NOTHING,
                AdmissionClass.UNKNOWN);
    }

    /** What the stay, or the patient from one movement to the next, is. */
    public enum Status {
        /** Only an update or a cancel is known: nothing tells whether the patient is here. */
        UNKNOWN,
        PREADMITTED,
        REGISTERED,
        ADMITTED,
        ON_LEAVE,
        DISCHARGED,
        CANCELLED,
        MERGED;

        /** Whether the patient is in hospital, or keeps the place there. */
        public boolean isPresent() {
            return this == REGISTERED || this == ADMITTED || this == ON_LEAVE;
        }

        /** Whether the patient is admitted to the hospital; leave is part of that. */
        public boolean isInpatient() {
            return this == ADMITTED || this == ON_LEAVE;
        }

        /** Whether the stay is as if it had not been. */
        public boolean isVoid() {
            return this == CANCELLED || this == MERGED;
        }
    }

    /**
     * Where and what the patient is from {@code at} until the next movement.
     *
     * @param event HL7 trigger
     * @param place null when nowhere
     */
    public record Movement(
            String event, Instant at, @Nullable Place place, Status status) {}

    /**
     * An announcement (A16: discharge).
     *
     * @param at when it was announced, in event time
     * @param expectedAt when it is expected, null if nobody said
     * @param until when the owner holds it to be met, replaced or ended, null while it is awaited
     */
    public record Expectation(
            String event,
            Instant at,
            @Nullable Instant expectedAt,
            @Nullable Instant until) {}

    public StayVersion {
        movements = List.copyOf(movements);
        expectations = List.copyOf(expectations);
    }

    /** When the patient first was in hospital; null for never, and for a void stay. */
    public @Nullable Instant presentFrom() {
        List<Presence> presences = Presence.of(this);
        return presences.isEmpty() ? null : presences.getFirst().from();
    }

    /** When the patient last was in hospital; null while it lasts, for never, and for a void stay. */
    public @Nullable Instant presentUntil() {
        List<Presence> presences = Presence.of(this);
        return presences.isEmpty() ? null : presences.getLast().until();
    }

    /** When the patient became an inpatient, the last time under this number; null for never, and for a void stay. */
    public @Nullable Instant inpatientSince() {
        List<Presence> times = Presence.asInpatient(this);
        return times.isEmpty() ? null : times.getLast().from();
    }
}
