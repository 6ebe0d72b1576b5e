package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.care.persistence.Providers;
import org.homeward.discharge.housing.persistence.HousingMatters;
import org.homeward.discharge.persistence.OldCases;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys;

/**
 * Forgets cases that ended long ago, providers who long have offered nothing, and answers to commands that nobody will
 * send again.
 */
@ApplicationScoped
public class ForgetOldCases {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final OldCases old;
    private final Providers providers;
    private final HousingMatters housing;
    private final IdempotencyKeys keys;
    private final Duration history;
    private final Duration answers;

    ForgetOldCases(
            Transactions transactions,
            OldCases old,
            Providers providers,
            HousingMatters housing,
            IdempotencyKeys keys,
            @ConfigProperty(name = "homeward.retention.history") Duration history,
            @ConfigProperty(name = "homeward.retention.idempotency") Duration answers) {
        this.transactions = transactions;
        this.old = old;
        this.providers = providers;
        this.housing = housing;
        this.keys = keys;
        this.history = history;
        this.answers = answers;
    }

    /** Gives how many cases were forgotten. */
    public int forget(Instant now) {
        int count = 0;
        int some;
        do {
            some = transactions.run(connection -> old.forget(connection, now.minus(history), AT_ONCE));
            count += some;
        } while (some == AT_ONCE);
        do {
            some = transactions.run(connection -> housing.forget(connection, now.minus(history), AT_ONCE));
        } while (some == AT_ONCE);
        transactions.perform(connection -> providers.forget(connection, now.minus(history)));
        transactions.perform(connection -> keys.purge(connection, now.minus(answers)));
        return count;
    }
}
