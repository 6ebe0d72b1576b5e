package org.homeward.admission.hl7;

import java.util.concurrent.CompletionStage;

/** Takes raw messages in: the port between the listeners (MLLP, HTTP, files) and the use case that stores them. */
public interface Intake {

    /**
     * Reads, stores and folds one message. Never blocks the caller, who may be on an event loop.
     *
     * @param raw the message without framing; the callee owns the array
     * @return the answer, completed after the commit. Exceptionally completed when nothing was stored (store down,
     *     overload): then no acknowledgement may leave, so that the sender sends again
     */
    CompletionStage<Ack> receive(byte[] raw, Origin origin);
}
