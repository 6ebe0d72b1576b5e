package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import org.homeward.discharge.persistence.Cases;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;

/** Folds and tells again the cases that older rules wrote: a migration has marked them. Several replicas share the work. */
@ApplicationScoped
public class TellCasesAgain {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final Cases cases;
    private final KeepCases keep;
    private final Relay relay;

    TellCasesAgain(Transactions transactions, Cases cases, KeepCases keep, Relay relay) {
        this.transactions = transactions;
        this.cases = cases;
        this.keep = keep;
        this.relay = relay;
    }

    /** Some of them; gives how many. */
    public int tell() {
        int told = transactions.run(connection -> {
            var some = cases.toTell(connection, AT_ONCE);
            if (!some.isEmpty()) {
                keep.refresh(connection, some);
            }
            return some.size();
        });
        if (told > 0) {
            relay.kick();
        }
        return told;
    }
}
