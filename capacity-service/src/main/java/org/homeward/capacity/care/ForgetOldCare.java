package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.care.persistence.CapacityHolds;
import org.homeward.capacity.care.persistence.Commitments;
import org.homeward.capacity.care.persistence.Declarations;
import org.homeward.capacity.care.persistence.Packages;
import org.homeward.kit.db.Transactions;

/** Forgets packages that ended long ago, and declarations and holds that have stood for nothing since. */
@ApplicationScoped
public class ForgetOldCare {

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Packages packages;
    private final Commitments commitments;
    private final Declarations declarations;
    private final CapacityHolds holds;
    private final Duration history;

    ForgetOldCare(
            Transactions transactions,
            Packages packages,
            Commitments commitments,
            Declarations declarations,
            CapacityHolds holds,
            @ConfigProperty(name = "homeward.retention.history") Duration history) {
        this.transactions = transactions;
        this.packages = packages;
        this.commitments = commitments;
        this.declarations = declarations;
        this.holds = holds;
        this.history = history;
    }

    /** Gives how many packages were forgotten. */
    public int forget(Instant now) {
        Instant before = now.minus(history);
        int count = 0;
        int some;
        do {
            some = transactions.run(connection -> {
                List<String> old = packages.endedBefore(connection, before, AT_ONCE);
                commitments.forget(connection, old);
                packages.forget(connection, old);
                return old.size();
            });
            count += some;
        } while (some == AT_ONCE);
        transactions.perform(connection -> {
            declarations.forget(connection, before);
            holds.forget(connection, before);
        });
        return count;
    }
}
