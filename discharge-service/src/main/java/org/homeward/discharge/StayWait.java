package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.outbox.Relay;

/**
 * Does a command in one transaction, once for its idempotency key. A command that names a stay which has not arrived
 * here yet is tried again for a while.
 */
@ApplicationScoped
public class StayWait {

    /** How far ahead the clock of a caller may be. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    private static final long BETWEEN_LOOKS = Duration.ofMillis(25).toNanos();

    /** Thrown by the work of a command; ends its transaction without an effect, also on the idempotency key. */
    public static final class NotHereYet extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotHereYet() {
            super("not here yet", null, false, false);
        }
    }

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Relay relay;
    private final Duration wait;

    StayWait(
            Transactions transactions,
            IdempotencyKeys keys,
            Relay relay,
            @ConfigProperty(name = "homeward.case.wait") Duration wait) {
        this.transactions = transactions;
        this.keys = keys;
        this.relay = relay;
        this.wait = wait;
    }

    /**
     * @param work throws {@link NotHereYet} while its stay is unknown
     * @param unknown what is answered when it has not come in time
     */
    public Answer run(IdempotencyKeys.Command once, SqlWork<Answer> work, Supplier<Answer> unknown) {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            try {
                Answer told = transactions.command(connection -> keys.once(connection, once, work));
                relay.kick();
                return told;
            } catch (NotHereYet missing) {
                if (System.nanoTime() >= end) {
                    return unknown.get();
                }
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        }
    }
}
