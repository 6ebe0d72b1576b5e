package org.homeward.admission.hl7;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a message, in original mode whatever MSH-15 and MSH-16 ask.
 *
 * @param code MSA-1
 * @param bytes the whole acknowledgement message without framing, each segment ended by CR
 */
public record Ack(Code code, byte[] bytes) {

    /** HL7 table 0008, original mode. */
    public enum Code {
        /** Application accept. */
        AA,
        /** Application error. */
        AE,
        /** Application reject. */
        AR
    }

    /** Accepted: stored for good. */
    public static Ack accept(Envelope envelope, Instant now) {
        return AckWriter.write(envelope.reply(), Code.AA, ErrorCode.ACCEPTED, null, null, now);
    }

    /**
     * The answer that a reading calls for: AA, or the refusal in it.
     *
     * @param now stands in MSH-7
     */
    public static Ack of(Reading reading, Instant now) {
        return switch (reading) {
            case Reading.Refused refused ->
                refuse(refused.envelope(), refused.code(), refused.error(), refused.where(), refused.reason(), now);
            case Reading other -> accept(other.envelope(), now);
        };
    }

    /**
     * An error of any kind.
     *
     * @param where segment and field, such as {@code MSH-10}
     * @param reason what is wrong and what to do, without any value of the message
     */
    public static Ack refuse(
            Envelope envelope, Code code, ErrorCode error, @Nullable String where, String reason, Instant now) {
        return AckWriter.write(envelope.reply(), code, error, where, reason, now);
    }
}
