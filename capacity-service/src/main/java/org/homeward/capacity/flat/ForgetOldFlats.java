package org.homeward.capacity.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.flat.persistence.FlatHistory;
import org.homeward.kit.db.Transactions;

/** Forgets versions of flats that were replaced long ago. No record depends on them. */
@ApplicationScoped
public class ForgetOldFlats {

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final FlatHistory history;
    private final Duration span;

    ForgetOldFlats(
            Transactions transactions,
            FlatHistory history,
            @ConfigProperty(name = "homeward.retention.history") Duration span) {
        this.transactions = transactions;
        this.history = history;
        this.span = span;
    }

    /** Gives how many versions were forgotten. */
    public int forget(Instant now) {
        int count = 0;
        int some;
        do {
            some = transactions.run(connection -> history.forget(connection, now.minus(span), AT_ONCE));
            count += some;
        } while (some == AT_ONCE);
        return count;
    }
}
