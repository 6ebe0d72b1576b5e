package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.capacity.persistence.Occupancies;
import org.homeward.capacity.persistence.Stays;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.outbox.Relay;

/** Forgets stays that ended long ago, and answers to commands that nobody will send again. */
@ApplicationScoped
public class ForgetOldStays {

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Stays stays;
    private final Occupancies occupancies;
    private final LiveViews views;
    private final IdempotencyKeys keys;
    private final Relay relay;
    private final Duration history;
    private final Duration answers;

    ForgetOldStays(
            Transactions transactions,
            Stays stays,
            Occupancies occupancies,
            LiveViews views,
            IdempotencyKeys keys,
            Relay relay,
            @ConfigProperty(name = "homeward.retention.history") Duration history,
            @ConfigProperty(name = "homeward.retention.idempotency") Duration answers) {
        this.transactions = transactions;
        this.stays = stays;
        this.occupancies = occupancies;
        this.views = views;
        this.keys = keys;
        this.relay = relay;
        this.history = history;
        this.answers = answers;
    }

    /** Gives how many stays were forgotten. */
    public int forget(Instant now) {
        int count = 0;
        int some;
        do {
            some = transactions.run(connection -> {
                List<String> old = stays.endedBefore(connection, now.minus(history), AT_ONCE);
                List<String> targets = occupancies.forget(connection, old);
                stays.forget(connection, old);
                views.refresh(connection, targets);
                return old.size();
            });
            count += some;
        } while (some == AT_ONCE);
        transactions.perform(connection -> keys.purge(connection, now.minus(answers)));
        relay.kick();
        return count;
    }
}
