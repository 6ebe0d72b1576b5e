package org.homeward.kit.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.outbox.Relay;

/**
 * Does a command in one transaction, once for its idempotency key, and has the relay look at once for what it says. A
 * command that names what has not arrived here yet is tried again for a while.
 */
public final class DoOnce {

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

    /** @param wait how long a command waits for what it names */
    public DoOnce(Transactions transactions, IdempotencyKeys keys, Relay relay, Duration wait) {
        this.transactions = transactions;
        this.keys = keys;
        this.relay = relay;
        this.wait = wait;
    }

    /**
     * @param work may be done several times; all but one are rolled back
     * @return what the work answered, now or when the same command came before
     */
    public Answer run(IdempotencyKeys.Command command, SqlWork<Answer> work) {
        Answer told = transactions.command(connection -> keys.once(connection, command, work));
        StopPoint.reached("stop.after-commit-before-answer");
        StopPoint.reached("stop.after-commit-before-answer:" + command.action());
        relay.kick();
        return told;
    }

    /**
     * The same for work that needs what may be on its way.
     *
     * @param work throws {@link NotHereYet} while that has not arrived
     * @param unknown what is answered when it has not come in time
     */
    public Answer run(IdempotencyKeys.Command command, SqlWork<Answer> work, Supplier<Answer> unknown) {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            try {
                return run(command, work);
            } catch (NotHereYet missing) {
                if (System.nanoTime() >= end) {
                    return unknown.get();
                }
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        }
    }
}
