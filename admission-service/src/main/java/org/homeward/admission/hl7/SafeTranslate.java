package org.homeward.admission.hl7;

import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * The net below the reader: should a fault of ours show on some message, that message is parked and can be re-driven
 * after the fault is mended; nothing is lost and no other message waits.
 */
final class SafeTranslate implements Translate {

    private static final Logger LOG = Logger.getLogger(SafeTranslate.class);

    private final Translate reader;

    SafeTranslate(Translate reader) {
        this.reader = reader;
    }

    @Override
    public Reading read(byte[] raw, Instant receivedAt) {
        try {
            return reader.read(raw, receivedAt);
        } catch (RuntimeException fault) {
            StackTraceElement[] trace = fault.getStackTrace();
            LOG.errorf("A message could not be read: %s at %s", fault.getClass(), trace.length == 0 ? "?" : trace[0]);
            return new Reading.Parked(
                    envelope(raw), null, "reader-fault", "Homeward failed to read this message; re-drive it later");
        }
    }

    private static Envelope envelope(byte[] raw) {
        try {
            return Envelopes.of(Header.of(raw));
        } catch (RuntimeException unreadable) {
            return Envelopes.unreadable();
        }
    }
}
