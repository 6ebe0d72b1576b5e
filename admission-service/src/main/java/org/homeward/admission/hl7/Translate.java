package org.homeward.admission.hl7;

import java.time.Instant;

/** Reads a message: bytes in, what they say out. Thread-safe, never throws for what a message holds. */
public interface Translate {

    /**
     * @param raw one message without framing
     * @param receivedAt when it came, to mark times that lie in the future
     */
    Reading read(byte[] raw, Instant receivedAt);
}
