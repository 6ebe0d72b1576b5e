package org.homeward.capacity.domain;

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
 * @param movements all live movements in event order
 * @param expectations the live announcements of movements
 */
public record StayVersion(
        String stay,
        String trust,
        long version,
        Instant recordedAt,
        String source,
        Status status,
        List<Movement> movements,
        List<Expectation> expectations) {

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

        /** Whether a patient of this status is where the movement says. */
        boolean isPresent() {
            return this == REGISTERED || this == ADMITTED || this == ON_LEAVE;
        }

        /** Whether no patient will come any more because of this stay. */
        public boolean isOver() {
            return this == DISCHARGED || this == CANCELLED || this == MERGED;
        }

        boolean isVoid() {
            return this == CANCELLED || this == MERGED;
        }
    }

    /**
     * Where the patient is from {@code at} until the next movement.
     *
     * @param event HL7 trigger
     * @param place null when nowhere
     */
    public record Movement(
            String event, Instant at, @Nullable Place place, Status status) {

        @Nullable
        Place presentAt() {
            return status.isPresent() ? place : null;
        }
    }

    /**
     * An announcement (A14: arrival, A15: transfer).
     *
     * @param at when it was announced, in event time
     * @param expectedAt when the patient is expected, null if nobody said
     * @param until when the owner holds it to be met, replaced or ended, null while it is awaited
     */
    public record Expectation(
            String event,
            Instant at,
            @Nullable Instant expectedAt,
            @Nullable Place place,
            @Nullable Instant until) {

        /** One that is awaited. */
        public Expectation(String event, Instant at, @Nullable Instant expectedAt, @Nullable Place place) {
            this(event, at, expectedAt, place, null);
        }

        /** Whether it was never awaited: it was met or replaced in the instant in which it was announced. */
        boolean isEmpty() {
            return until != null && !until.isAfter(at);
        }
    }

    public StayVersion {
        movements = List.copyOf(movements);
        expectations = List.copyOf(expectations);
    }

    /** Where the patient is after the last movement, null when nowhere. */
    public @Nullable Place place() {
        return status.isVoid() || movements.isEmpty()
                ? null
                : movements.getLast().presentAt();
    }
}
