package org.homeward.admission.hl7;

import org.jspecify.annotations.Nullable;

/**
 * The way by which a message came.
 *
 * @param channel how
 * @param trust ODS code of the only trust for which the caller may speak; null if any (MLLP, operator)
 */
public record Origin(Channel channel, @Nullable String trust) {

    /** The ways in. */
    public enum Channel {
        MLLP,
        HTTP
    }

    /** The minimal lower layer protocol: whoever reaches the port may speak for any trust. */
    public static final Origin MLLP = new Origin(Channel.MLLP, null);
}
