package org.homeward.discharge.care;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.Loop;
import org.homeward.discharge.care.persistence.PackageSearch;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;

/**
 * Does what time alone decides: offers expire and the next tier is asked, last visits of a notice are made, pauses
 * reach their limit. The deadline stands in the package's row, so it survives every restart; whoever locks the row
 * first does it, and then it is no longer due: it happens once, with any number of replicas.
 */
@ApplicationScoped
public class MoveOnOverdue {

    private final Transactions transactions;
    private final PackageSearch search;
    private final Packages packages;
    private final Markets markets;
    private final Relay relay;
    private final Counter moved;

    MoveOnOverdue(
            Transactions transactions,
            PackageSearch search,
            Packages packages,
            Markets markets,
            Relay relay,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.search = search;
        this.packages = packages;
        this.markets = markets;
        this.relay = relay;
        this.moved = metrics.counter("homeward.care.deadlines.passed");
    }

    /** Moves on everything that is due; gives how many packages that were. One package is one transaction. */
    public int moveOn() {
        int count = 0;
        while (transactions.<Boolean>run(this::moveOnOne)) {
            count++;
        }
        if (count > 0) {
            relay.kick();
            moved.increment(count);
        }
        return count;
    }

    private boolean moveOnOne(Connection connection) throws SQLException {
        markets.holdStill(connection);
        UUID id = search.due(connection, RecordedTime.read(connection));
        Recorded before = id == null ? null : packages.lock(connection, id);
        if (before == null) {
            return false;
        }
        Instant now = RecordedTime.read(connection);
        var market = markets.around(connection, before.known().need(), now);
        if (Loop.overdue(before.known(), market) instanceof Decision.Accepted decision) {
            packages.change(connection, before, decision, now);
        }
        return true;
    }
}
