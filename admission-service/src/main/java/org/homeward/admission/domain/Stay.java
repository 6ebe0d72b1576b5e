package org.homeward.admission.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stay as it follows from everything that the hospital has said about it. Times are instants of the hospital's
 * events, never of receipt.
 *
 * @param id {@code trust:visitNumber}, or {@code trust:<uuid>} of a provisional stay (its first fact has no visit
 *     number, see {@link Fact#provisionalStay()})
 * @param visit null if the stay is provisional
 * @param patient the local number under which the hospital keeps the stay, as it was sent: links of patients are
 *     resolved by {@link Outcome#survivor}; null if no message named a patient
 * @param place where the patient is now, null when nowhere (not here yet, gone, cancelled) or unknown
 * @param admittedAt the first live A01 or A06; null too where the admission was never heard of
 * @param dischargedAt the A03 that ends the stay, null while it is open (again)
 * @param died the latest PID-30 by event time, or PV1-37 79 of a live A03
 * @param patientClass PV1-2 (HL7 table 0004)
 * @param admissionMethod PV1-4 (NHS data dictionary, admission method), as it was sent last
 * @param movements all live movements in event order
 * @param expectations all live A14, A15, A16, those too that have been met: see {@link Expectation#until}
 * @param fitness what feeds say of whether the patient still needs the hospital, in event order
 * @param announcements expected discharges that feeds say beside A16, in event order
 * @param abodes what feeds say of whether the patient has a home, in event order
 * @param into of a merged stay the id of the stay that it is part of
 */
public record Stay(
        String id,
        String trust,
        @Nullable String visit,
        @Nullable String patient,
        Status status,
        @Nullable Place place,
        @Nullable Instant admittedAt,
        @Nullable Instant dischargedAt,
        boolean died,
        @Nullable String patientClass,
        @Nullable String admissionMethod,
        @Nullable String sex,
        @Nullable String specialty,
        List<Movement> movements,
        List<Expectation> expectations,
        List<Fitness> fitness,
        List<Announcement> announcements,
        List<Abode> abodes,
        List<Flag> flags,
        List<Contradiction> contradictions,
        @Nullable String into) {

    public Stay {
        movements = List.copyOf(movements);
        expectations = List.copyOf(expectations);
        fitness = List.copyOf(fitness);
        announcements = List.copyOf(announcements);
        abodes = List.copyOf(abodes);
        flags = List.copyOf(flags);
        contradictions = List.copyOf(contradictions);
    }

    /** How a stay stands. */
    public enum Status {
        /** Something was said about the stay, but nothing that tells whether the patient is here (an A08, a cancel). */
        UNKNOWN,
        PREADMITTED,
        REGISTERED,
        ADMITTED,
        ON_LEAVE,
        DISCHARGED,
        CANCELLED,
        MERGED;

        /** The word for it outside: {@code on-leave}. */
        public String code() {
            return Codes.of(this);
        }
    }

    /**
     * A live movement and what holds from it until the next one.
     *
     * @param place where the patient is after it, null when nowhere
     * @param status how the stay stands after it
     */
    public record Movement(
            Trigger event, Instant at, @Nullable Place place, Status status) {}

    /**
     * What the hospital expects (A14 an arrival, A15 a transfer, A16 a discharge).
     *
     * @param expectedAt when it is expected, null if the message does not tell
     * @param place the place that is expected to be taken, null of an A16 or if the message does not tell
     * @param until when it was met, overtaken by a newer one of its kind, or ended with the stay; null while it is
     *     still awaited
     */
    public record Expectation(
            Trigger event,
            Instant at,
            @Nullable Instant expectedAt,
            @Nullable Place place,
            @Nullable Instant until) {}

    /**
     * What a feed says of whether the patient still needs the hospital, as of this event; only changes are kept.
     *
     * @param source sender of the event
     * @param fit ZU1-22, null where it was never sent or was deleted
     * @param since ZU1-24 as it was sent: when, or when first, the patient became fit
     */
    public record Fitness(
            Trigger event,
            Instant at,
            String source,
            @Nullable Boolean fit,
            @Nullable Instant since) {}

    /**
     * An expected discharge (PV2-9) of another event than an A16; only changes are kept.
     *
     * @param expectedAt null where it was deleted
     */
    public record Announcement(
            Trigger event,
            Instant at,
            String source,
            @Nullable Instant expectedAt) {}

    /**
     * That a feed says, as of this event, that the patient has no fixed abode, or no longer does; only changes are kept.
     *
     * @param source sender of the event
     */
    public record Abode(Trigger event, Instant at, String source, boolean noFixedAbode) {}

    /** Something that a reader of the stay should know, though nothing contradicts anything. */
    public enum Flag {
        /** The patient was placed though no admission was heard of. */
        ADMISSION_IMPLIED,
        /** A cancel that names no event for certain has voided the only one that it can mean. */
        CANCEL_ASSUMED,
        /** A message without a visit number could belong to several open stays; this one was taken. */
        STAY_ASSUMED,
        /** A movement names no place: the patient is taken to be where he was. */
        PLACE_MISSING,
        /** See {@link EventTime.Flag#FROM_MESSAGE_TIME}. */
        TIME_FROM_MESSAGE,
        /** See {@link EventTime.Flag#AMBIGUOUS_HOUR}. */
        TIME_AMBIGUOUS,
        /** See {@link EventTime.Flag#SKIPPED_HOUR}. */
        TIME_SKIPPED,
        /** See {@link EventTime.Flag#IN_THE_FUTURE}. */
        TIME_IN_THE_FUTURE;

        /** The word for it outside: {@code admission-implied}. */
        public String code() {
            return Codes.of(this);
        }
    }

    /**
     * Two things that the hospital said and that cannot both be true; both are kept.
     *
     * @param event the trigger of the fact that contradicts what was known at its place in event order
     * @param at its event time
     */
    public record Contradiction(Code code, Trigger event, Instant at) {}

    /** What contradicts what. */
    public enum Code {
        /** A movement after the discharge that does not open the stay again; it places nobody. */
        MOVEMENT_AFTER_DISCHARGE,
        /** A movement after an admission that was cancelled; it places nobody until a new admission. */
        MOVEMENT_AFTER_CANCELLED_ADMISSION,
        /** An admission while the patient is admitted. */
        SECOND_ADMISSION,
        /** A pre-admission while the patient is here. */
        PREADMISSION_WHILE_HERE,
        /** A return from leave though no leave had begun. */
        RETURN_WITHOUT_LEAVE,
        /** A leave though one had begun. */
        SECOND_LEAVE,
        /** PV1-6 of a move names another place than the one where the patient was. */
        PRIOR_PLACE_DIFFERS,
        /** PV1-3 of an A12 or A13 names another place than the one to which the patient returns. */
        RETURN_PLACE_DIFFERS,
        /** A cancel whose event has not been heard of (yet). */
        CANCEL_WAITS,
        /** An admission later than the deletion of the visit; the whole stay stays void. */
        ADMISSION_AFTER_DELETION,
        /** The visit number was sent with the numbers of two patients whom no link joins and no A45 moves. */
        VISIT_OF_TWO_PATIENTS;

        /** The word for it outside: {@code movement-after-discharge}. */
        public String code() {
            return Codes.of(this);
        }
    }
}
