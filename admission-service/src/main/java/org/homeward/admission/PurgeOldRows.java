package org.homeward.admission;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.admission.persistence.Messages;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.time.Repeating;

/** Forgets what is older than the settings {@code homeward.retention.…} say. Facts and stays are kept. */
@ApplicationScoped
class PurgeOldRows {

    private static final int AT_ONCE = 10_000;

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Duration messages;
    private final Duration idempotency;
    private final Duration every;
    private final Repeating clock = new Repeating("purge");

    PurgeOldRows(
            DataSource dataSource,
            IdempotencyKeys keys,
            @ConfigProperty(name = "homeward.retention.messages") Duration messages,
            @ConfigProperty(name = "homeward.retention.idempotency") Duration idempotency,
            @ConfigProperty(name = "homeward.retention.every") Duration every) {
        this.transactions = new Transactions(dataSource);
        this.keys = keys;
        this.messages = messages;
        this.idempotency = idempotency;
        this.every = every;
    }

    void start(@Observes StartupEvent start) {
        clock.every(every, () -> purge(Instant.now()));
    }

    void stop(@Observes ShutdownEvent stop) {
        clock.close();
    }

    /** Purges what is too old at this time, in small transactions. A parked message is never purged. */
    void purge(Instant now) {
        int purged;
        do {
            purged = transactions.run(connection -> Messages.purge(connection, now.minus(messages), AT_ONCE));
        } while (purged == AT_ONCE);
        transactions.perform(connection -> keys.purge(connection, now.minus(idempotency)));
    }
}
