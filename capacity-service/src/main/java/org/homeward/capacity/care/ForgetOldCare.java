package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.care.persistence.CareRecords;
import org.homeward.capacity.care.persistence.Commitments;
import org.homeward.capacity.care.persistence.Demands;
import org.homeward.capacity.care.persistence.OldCareFacts;
import org.homeward.capacity.care.persistence.Packages;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;

/**
 * Forgets packages that ended long ago, and declarations, holds and descriptions that have stood for nothing since. What
 * is shown is derived again where something went, so that a rebuild finds no difference.
 */
@ApplicationScoped
public class ForgetOldCare {

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Packages packages;
    private final Commitments commitments;
    private final CareRecords records;
    private final OldCareFacts facts;
    private final Demands demands;
    private final Relay relay;
    private final Duration history;

    ForgetOldCare(
            Transactions transactions,
            Packages packages,
            Commitments commitments,
            CareRecords records,
            OldCareFacts facts,
            Demands demands,
            Relay relay,
            @ConfigProperty(name = "homeward.retention.history") Duration history) {
        this.transactions = transactions;
        this.packages = packages;
        this.commitments = commitments;
        this.records = records;
        this.facts = facts;
        this.demands = demands;
        this.relay = relay;
        this.history = history;
    }

    /** Gives how many packages were forgotten. */
    public int forget(Instant now) {
        Instant before = now.minus(history);
        int count = 0;
        int some;
        do {
            some = transactions.run(connection -> forgetPackages(connection, before));
            count += some;
        } while (some == AT_ONCE);
        for (OldCareFacts.Table table : OldCareFacts.Table.values()) {
            do {
                some = transactions.run(connection -> facts.forget(connection, table, before, AT_ONCE));
            } while (some == AT_ONCE);
        }
        transactions.perform(connection -> demands.forget(connection, before));
        relay.kick();
        return count;
    }

    private int forgetPackages(Connection connection, Instant before) throws SQLException {
        List<String> old = packages.endedBefore(connection, before, AT_ONCE);
        SortedSet<String> providers = commitments.forget(connection, old);
        packages.forget(connection, old);
        records.refresh(connection, providers);
        return old.size();
    }
}
