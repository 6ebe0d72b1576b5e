package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.outbox.Relay;

/** Does a command once, in a transaction of its own, and has the relay look at once for what it says. */
@ApplicationScoped
public class DoOnce {

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Relay relay;

    DoOnce(Transactions transactions, IdempotencyKeys keys, Relay relay) {
        this.transactions = transactions;
        this.keys = keys;
        this.relay = relay;
    }

    public Answer run(IdempotencyKeys.Command command, SqlWork<Answer> work) {
        Answer told = transactions.command(connection -> keys.once(connection, command, work));
        relay.kick();
        return told;
    }
}
