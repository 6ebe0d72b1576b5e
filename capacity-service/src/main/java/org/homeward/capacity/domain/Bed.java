package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.capacity.domain.Reason.Code;
import org.jspecify.annotations.Nullable;

/**
 * The record of a bed: everything that a reader needs to say at any instant whether it is occupied and whether it can
 * be used. Nothing in it depends on when it is read.
 *
 * @param removed whether the estate no longer has the bed and nobody has to do with it: readers leave it out
 * @param kind null is unknown, and is counted with escalation, never as a core bed
 * @param observedAt when the last fact about the bed was recorded
 * @param source who recorded it
 */
public record Bed(
        Place bed,
        String trust,
        boolean registered,
        boolean removed,
        EstateEntry.@Nullable Kind kind,
        @Nullable Boolean singleRoom,
        @Nullable String sex,
        @Nullable String specialty,
        @Nullable Boolean staffed,
        List<Reason> reasons,
        List<Occupant> occupants,
        @Nullable Conflict conflict,
        @Nullable Hold hold,
        List<Expected> expected,
        @Nullable Observation observed,
        Instant observedAt,
        String source) {

    /**
     * A stay in the bed or on leave from it.
     *
     * @param since when the patient came to the bed
     * @param from since when the patient is there, or on leave
     * @param until null while no end is known
     */
    public record Occupant(
            String stay,
            Instant since,
            boolean onLeave,
            Instant from,
            @Nullable Instant until) {}

    /** Two or more stays in the bed at one time. */
    public record Conflict(
            List<String> stays, Instant since, @Nullable Instant until) {}

    /** The hold in force. */
    public record Hold(
            UUID id, @Nullable String stay, @Nullable String purpose, Instant from, Instant until, String by) {}

    /**
     * A stay that is expected in the bed.
     *
     * @param at when the patient is expected, or when that was announced if nobody said when
     */
    public record Expected(
            String stay,
            String event,
            Instant at,
            Instant from,
            @Nullable Instant until) {}

    /**
     * What the feed last said of the bed (HL7 table 0116).
     *
     * @param mismatch whether an O or U contradicts where patients were at the time of the observation
     */
    public record Observation(String status, Instant at, boolean mismatch) {}

    /** Whether a patient is in the bed or on leave from it at the instant. */
    public boolean occupiedAt(Instant at) {
        return has(Code.OCCUPIED, at) || has(Code.ON_LEAVE, at);
    }

    /** Whether nothing keeps the bed from use at the instant. */
    public boolean allocatableAt(Instant at) {
        return reasons.stream().noneMatch(reason -> reason.interval().holds(at));
    }

    /** Whether the reason is in force at the instant. */
    public boolean has(Code code, Instant at) {
        return reasons.stream()
                .anyMatch(reason -> reason.code() == code && reason.interval().holds(at));
    }

    /** The reasons in force at the instant. */
    public List<Reason> reasonsAt(Instant at) {
        return reasons.stream().filter(reason -> reason.interval().holds(at)).toList();
    }
}
