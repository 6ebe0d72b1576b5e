package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.homeward.capacity.care.persistence.CareRecords;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;

/** Announces what changes by itself: a hold that ends, a declaration that is no longer claimed, work that ends. */
@ApplicationScoped
public class RefreshDueFigures {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Providers providers;
    private final CareRecords records;
    private final Relay relay;

    RefreshDueFigures(Transactions transactions, Providers providers, CareRecords records, Relay relay) {
        this.transactions = transactions;
        this.providers = providers;
        this.records = records;
        this.relay = relay;
    }

    /** Gives how many records have changed. */
    public int refresh() {
        List<String> due = transactions.run(connection -> providers.due(connection, AT_ONCE));
        if (due.isEmpty()) {
            return 0;
        }
        int changed = transactions.run(connection -> records.refresh(connection, due));
        relay.kick();
        return changed;
    }
}
