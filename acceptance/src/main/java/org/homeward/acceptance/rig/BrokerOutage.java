package org.homeward.acceptance.rig;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** The broker is away for longer than a relay tries to deliver what it has sent, and messages go on coming (R05). */
final class BrokerOutage {

    /** A relay gives a delivery up after 5 s. */
    private static final Duration LONGER_THAN_A_DELIVERY = Duration.ofSeconds(7);

    private final Stack stack;

    BrokerOutage(Stack stack) {
        this.stack = stack;
    }

    /** What happens meanwhile. */
    interface Meanwhile {

        void happen() throws InterruptedException;
    }

    /** Returns when the broker is back. */
    void last(Meanwhile meanwhile) throws IOException, InterruptedException {
        stack.kill(Part.KAFKA);
        try {
            meanwhile.happen();
            LockSupport.parkNanos(LONGER_THAN_A_DELIVERY.toNanos());
        } finally {
            stack.start(Part.KAFKA, Map.of());
            stack.awaitReady(Part.KAFKA);
        }
    }
}
