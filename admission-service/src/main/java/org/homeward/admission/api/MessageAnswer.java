package org.homeward.admission.api;

import java.util.List;
import org.homeward.admission.persistence.MessageIndex;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * A message without its bytes.
 *
 * @param id as text: it has no meaning
 * @param format {@code hl7} or {@code event}
 * @param outcome accepted, no-effect, parked, conflict or refused
 * @param reason a code
 * @param stays the stays that it is about, as far as the fold has placed it
 */
public record MessageAnswer(
        String id,
        String format,
        String sender,
        String controlId,
        @Nullable String trigger,
        @Nullable String trust,
        String receivedAt,
        @Nullable String sentAt,
        String outcome,
        @Nullable String reason,
        List<String> stays) {

    static MessageAnswer of(MessageIndex.Row row) {
        return new MessageAnswer(
                Long.toString(row.id()),
                row.format(),
                row.sender(),
                row.controlId(),
                row.trigger(),
                row.trust(),
                Times.format(row.receivedAt()),
                row.sentAt() == null ? null : Times.format(row.sentAt()),
                row.outcome().code(),
                row.reason(),
                row.stays());
    }
}
