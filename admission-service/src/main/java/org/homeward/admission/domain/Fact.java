package org.homeward.admission.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a hospital said, free of HL7's syntax. Facts are never refused and never changed; a stay is the fold
 * of its facts (see {@code hl7-semantics}).
 *
 * @param source who said it, and where it stands in that sender's sequence
 * @param trust ODS code of the trust that the sender speaks for
 * @param at event time; of a cancel, the time of the event that it cancels as far as the message tells
 * @param cancels of a cancel: EVN-6, the time of the event that it names; null if the message has no EVN-6; flagged
 *     {@code SAME_AS_RECORDED} if it equals EVN-2: then it is tried as an exact match first, and without a match counts
 *     as absent
 * @param patient the patient's local number in this trust, null if the message has none
 * @param visit PV1-19.1, else PV1-50.1; null if neither was sent
 * @param place PV1-3
 * @param otherPlace of an A12 the cancelled place; otherwise PV1-6, the prior place
 * @param pendingPlace PV1-42, of an A14 or A15 the place that is expected to be taken
 * @param expectedAt PV2-8 of A05 and A14, PV2-9 of A16, or the event time of an A15
 * @param link what a merge or move names, null for all other facts
 * @param details attributes by event time
 */
public record Fact(
        Source source,
        String trust,
        Trigger trigger,
        EventTime at,
        @Nullable EventTime cancels,
        @Nullable String patient,
        @Nullable String visit,
        @Nullable Place place,
        @Nullable Place otherPlace,
        @Nullable Place pendingPlace,
        @Nullable Instant expectedAt,
        @Nullable Link link,
        Details details) {

    /**
     * Where a fact comes from. Sender and control id name the message; together with {@code part} they name the fact.
     * The sender's sequence is MSH-13, then MSH-7, then MSH-10, then part: the same on every permutation of arrival.
     *
     * @param sender MSH-3 and MSH-4 as {@code MSH-3|MSH-4}, or the {@code source} of an event
     * @param sequence MSH-13, null if absent
     * @param sentAt MSH-7, null if absent
     * @param part 0, or 1 for the second patient of a swap, or the place of a merge's group in its message
     */
    public record Source(
            String sender,
            @Nullable Long sequence,
            @Nullable Instant sentAt,
            String controlId,
            int part) {}

    /**
     * What a merge or move says (A34, A37, A40, A42, A45, A47).
     *
     * @param fromPatient MRG-1, the number that ends (A37: that is freed again; of an A37 with two PID and no MRG the
     *     second PID-3, and then the standard does not say which of the two had been merged into the other)
     * @param fromVisit MRG-5, the visit that ends or moves
     */
    public record Link(
            @Nullable String fromPatient, @Nullable String fromVisit) {}

    /**
     * Attributes of patient and stay. Identity (names, birth date, NHS number) never leaves admission-service in an
     * event.
     *
     * @param died PID-30 (or PID-29 where only a time was sent): whether the patient is dead
     * @param dischargeDestination PV1-37; 79 means died (NHS data dictionary)
     * @param medicallyFit ZU1-22 (HL7 UK A.3): whether the patient no longer needs the hospital
     * @param readyForDischarge ZU1-24: when the patient became (or first became) so
     * @param expectedDischarge PV2-9 of any event but an A16
     * @param noFixedAbode whether the patient has no home, by the fields that the feed's settings name
     */
    public record Details(
            Field<String> nhsNumber,
            Field<String> familyName,
            Field<String> givenName,
            Field<LocalDate> birthDate,
            Field<String> sex,
            Field<Boolean> died,
            Field<Instant> diedAt,
            Field<String> patientClass,
            Field<String> admissionMethod,
            Field<String> specialty,
            Field<String> dischargeDestination,
            Field<Boolean> medicallyFit,
            Field<Instant> readyForDischarge,
            Field<Instant> expectedDischarge,
            Field<Boolean> noFixedAbode) {

        public static final Details NONE = new Details(
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged(),
                Field.unchanged());
    }

    /** Whether a cancel names its event for certain: without a match it waits, and voids nothing else. */
    public boolean namesItsTarget() {
        return cancels != null && !cancels.flags().contains(EventTime.Flag.SAME_AS_RECORDED);
    }

    /**
     * The id of the provisional stay that this fact opens where it has no visit number: random to a reader, yet the same
     * for every order of arrival and every rebuild.
     */
    public UUID provisionalStay() {
        String name = source.sender() + '\u0000' + source.controlId() + '\u0000' + source.part();
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
