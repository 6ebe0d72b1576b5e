package org.homeward.admission;

/** The caller may not speak for the trust that the message is about. Nothing was stored. */
public final class MayNotSpeakFor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MayNotSpeakFor() {
        super("the caller may not speak for this trust", null, false, false);
    }
}
