package org.homeward.admission.hl7;

import java.time.Instant;

/** Answers to bytes that never become a message of their own. */
public final class Refusals {

    private Refusals() {}

    /**
     * @param beginning what arrived; its MSH is used as far as it can be read
     * @param reason what is wrong and what to do, without any value of the message
     */
    public static Ack of(byte[] beginning, Ack.Code code, ErrorCode error, String reason) {
        return Ack.refuse(envelope(beginning), code, error, null, reason, Instant.now());
    }

    private static Envelope envelope(byte[] beginning) {
        try {
            return Envelopes.of(Header.of(beginning));
        } catch (Unreadable unreadable) {
            return Envelopes.unreadable();
        }
    }
}
