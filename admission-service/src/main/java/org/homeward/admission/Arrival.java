package org.homeward.admission;

import java.time.Instant;
import java.util.List;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A message that has come in, and what it turned out to say.
 *
 * @param format {@code hl7} or {@code event}
 * @param sender {@code MSH-3|MSH-4}, or the source of an event
 * @param controlId MSH-10 or the event's id; empty if there was none
 * @param trigger such as {@code A01}
 * @param trust the trust it speaks for, if that is known
 * @param raw the bytes as received
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched; arrivals are never compared.
record Arrival(
        String format,
        String sender,
        String controlId,
        Instant receivedAt,
        @Nullable Instant sentAt,
        @Nullable String trigger,
        @Nullable String trust,
        byte[] raw,
        Content content) {

    static final String HL7 = "hl7";
    static final String EVENT = "event";

    /** What a message says. */
    sealed interface Content {

        /** Something about stays and patients. */
        record Flow(List<Fact> facts) implements Content {}

        /** Something about a bed. */
        record Bed(BedStatus status) implements Content {}

        /** A registered event without effect on flow. */
        record Nothing() implements Content {}

        /** Stored until somebody helps. */
        record Waiting(String reason) implements Content {}

        /** Refused; the reason is a code. */
        record Refusal(String reason) implements Content {}
    }

    /** The same message, stored without effect because it could not be applied. */
    Arrival parked(String reason) {
        return new Arrival(
                format, sender, controlId, receivedAt, sentAt, trigger, trust, raw, new Content.Waiting(reason));
    }
}
