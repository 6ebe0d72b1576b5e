package org.homeward.admission.hl7;

import java.util.List;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.Fact;
import org.jspecify.annotations.Nullable;

/** What a message turned out to say. Every sequence of bytes has exactly one reading. */
public sealed interface Reading {

    /** Who sent which message; of a refused one as far as it could be read. */
    Envelope envelope();

    /**
     * Facts about stays and patients: one, two of a swap (A17), one for each group of a merge.
     *
     * @param trust the trust that the sender speaks for
     */
    record FlowFacts(Envelope envelope, String trust, List<Fact> facts) implements Reading {
        public FlowFacts {
            facts = List.copyOf(facts);
        }
    }

    /** A20: something about a bed. */
    record BedStatusFact(Envelope envelope, BedStatus status) implements Reading {}

    /** A registered ADT event that has no effect on flow: stored and marked, answered AA. */
    record NoEffect(Envelope envelope, String trust) implements Reading {}

    /**
     * Answered AE or AR, without effect, stored and shown.
     *
     * @param code AE or AR
     * @param where segment and field in question, such as {@code MSH-10}; null if it is about the whole message
     * @param reason what is wrong and what to do; holds no value of the message
     */
    record Refused(
            Envelope envelope,
            Ack.Code code,
            ErrorCode error,
            @Nullable String where,
            String reason) implements Reading {}

    /**
     * Answered AA, stored, without effect until somebody helps and it is re-driven.
     *
     * @param trust the trust that the sender speaks for, null if that is what is not known
     * @param code short code of the reason, such as {@code unknown-sender}
     * @param reason what is missing and what to do; holds no value of the message
     */
    record Parked(Envelope envelope, @Nullable String trust, String code, String reason) implements Reading {}
}
