package org.homeward.discharge.care;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.Loop;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.persistence.PackageSearch;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.log.WithoutMessage;
import org.homeward.kit.outbox.Relay;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what time alone decides: offers expire and the next tier is asked, last visits of a notice are made, pauses
 * reach their limit. The deadline stands in the package's row, so it survives every restart; whoever locks the row
 * first does it, and then it is no longer due: it happens once, with any number of replicas. A package that fails is set
 * aside for a while, and the others have their turn.
 */
@ApplicationScoped
public class MoveOnOverdue {

    private static final Logger LOG = Logger.getLogger(MoveOnOverdue.class);

    private final Transactions transactions;
    private final PackageSearch search;
    private final Packages packages;
    private final Markets markets;
    private final SettlePackages settle;
    private final Relay relay;
    private final Counter moved;
    private final Counter failed;
    private final SetAside aside = new SetAside();

    MoveOnOverdue(
            Transactions transactions,
            PackageSearch search,
            Packages packages,
            Markets markets,
            SettlePackages settle,
            Relay relay,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.search = search;
        this.packages = packages;
        this.markets = markets;
        this.settle = settle;
        this.relay = relay;
        this.moved = metrics.counter("homeward.care.deadlines.passed");
        this.failed = metrics.counter("homeward.care.deadlines.failed");
    }

    /** Moves on everything that is due; gives how many packages that were. One package is one transaction. */
    public int moveOn() {
        int count = 0;
        for (Turn turn = takeTurn(); turn != Turn.NOBODYS; turn = takeTurn()) {
            count += turn == Turn.MOVED ? 1 : 0;
        }
        if (count > 0) {
            relay.kick();
            moved.increment(count);
        }
        return count;
    }

    private enum Turn {
        MOVED,
        FAILED,
        /** Nothing is due that nobody else works on. */
        NOBODYS
    }

    private Turn takeTurn() {
        AtomicReference<@Nullable UUID> due = new AtomicReference<>();
        try {
            boolean isMoved = transactions.<Boolean>run(connection -> moveOn(connection, due));
            UUID id = due.get();
            if (id == null) {
                return Turn.NOBODYS;
            }
            return isMoved ? moved(id) : leftAlone(id);
        } catch (RuntimeException e) {
            UUID id = due.get();
            if (id == null) {
                throw e;
            }
            LOG.errorf(WithoutMessage.of(e), "A deadline of package %s has failed", id);
            return leftAlone(id);
        }
    }

    private Turn moved(UUID id) {
        aside.done(id);
        return Turn.MOVED;
    }

    private Turn leftAlone(UUID id) {
        failed.increment();
        LOG.warnf(
                "Package %s is due and was not moved on: it is left alone for %s", id, aside.failed(id, Instant.now()));
        return Turn.FAILED;
    }

    private boolean moveOn(Connection connection, AtomicReference<@Nullable UUID> due) throws SQLException {
        markets.holdStill(connection);
        UUID id = search.due(connection, RecordedTime.read(connection), aside.at(Instant.now()));
        due.set(id);
        Recorded before = id == null ? null : packages.lock(connection, id);
        if (before == null) {
            return false;
        }
        Instant now = timeOf(before.known(), RecordedTime.read(connection));
        var market = markets.around(connection, before.known().need(), now);
        Recorded after = Loop.overdue(before.known(), market) instanceof Decision.Accepted decision
                ? packages.change(connection, before, decision, now)
                : before;
        if (after.known().state().isClosed()) {
            settle.changed(connection, after.known().stay());
        }
        StopPoint.reached("stop.after-deadline-before-commit");
        return !after.equals(before);
    }

    /** Sabotaged, it does not look again whether the deadline that was found is still to pass. */
    private static Instant timeOf(PackageOfCare known, Instant now) {
        Instant due = known.state().due();
        return due != null && due.isAfter(now) && StopPoint.sabotaged("expire-twice") ? due : now;
    }
}
