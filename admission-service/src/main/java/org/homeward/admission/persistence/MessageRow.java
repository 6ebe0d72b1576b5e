package org.homeward.admission.persistence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is first stored.
 *
 * @param id given by this service, rising within one instance
 * @param format {@code hl7} or {@code event}
 * @param controlId MSH-10 or the event's id; empty if there was none
 * @param digest SHA-256 of the bytes
 * @param usesId whether it takes its control id: a refused message does not
 * @param reason a code, never a value of the message
 * @param raw the bytes as received
 */
public record MessageRow(
        long id,
        String format,
        String sender,
        String controlId,
        byte[] digest,
        boolean usesId,
        Instant receivedAt,
        @Nullable Instant sentAt,
        @Nullable String trigger,
        @Nullable String trust,
        MessageOutcome outcome,
        @Nullable String reason,
        byte[] raw) {

    /** What names a message: the sender and its control id. */
    public record Key(String sender, String controlId) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int bySender = sender.compareTo(other.sender);
            return bySender != 0 ? bySender : controlId.compareTo(other.controlId);
        }
    }

    /** What names this message. */
    public Key key() {
        return new Key(sender, controlId);
    }

    /** The same bytes under a control id that other bytes have used. */
    public MessageRow asConflict() {
        return new MessageRow(
                id,
                format,
                sender,
                controlId,
                digest,
                false,
                receivedAt,
                sentAt,
                trigger,
                trust,
                MessageOutcome.CONFLICT,
                "control-id-used-by-other-bytes",
                raw);
    }
}
