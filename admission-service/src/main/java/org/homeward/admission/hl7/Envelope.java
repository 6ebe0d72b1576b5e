package org.homeward.admission.hl7;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message says about itself. Every part but the sender may be missing from a message that is refused.
 *
 * @param sender MSH-3 and MSH-4 as {@code MSH-3|MSH-4}, {@code |} if the message names neither
 * @param controlId MSH-10
 * @param type MSH-9.1, such as {@code ADT}
 * @param trigger MSH-9.2, or EVN-1 where that is missing, such as {@code A01}
 * @param version MSH-12.1
 * @param sentAt MSH-7
 * @param trust the trust that the sender speaks for, if it is known
 * @param patient the (first) patient's local number in that trust
 * @param reply what an acknowledgement repeats
 */
public record Envelope(
        String sender,
        @Nullable String controlId,
        @Nullable String type,
        @Nullable String trigger,
        @Nullable String version,
        @Nullable Instant sentAt,
        @Nullable String trust,
        @Nullable String patient,
        Reply reply) {}
