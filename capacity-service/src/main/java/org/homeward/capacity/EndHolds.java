package org.homeward.capacity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homeward.capacity.domain.Hold;
import org.homeward.capacity.domain.Release;
import org.homeward.capacity.persistence.Holds;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.outbox.Relay;

/** Ends holds on release, and notes the ends of those whose time is over, so that the change is announced. */
@ApplicationScoped
public class EndHolds {

    private final DoOnce once;
    private final Transactions transactions;
    private final Holds holds;
    private final LiveViews views;
    private final Relay relay;
    private final Counter expired;

    EndHolds(DoOnce once, Transactions transactions, Holds holds, LiveViews views, Relay relay, MeterRegistry metrics) {
        this.once = once;
        this.transactions = transactions;
        this.holds = holds;
        this.views = views;
        this.relay = relay;
        this.expired = metrics.counter("homeward.capacity.holds.expired");
    }

    /**
     * Releases a hold; one that has ended already stays as it is.
     *
     * @param answer how it is told what came of it
     */
    public Answer release(
            UUID id,
            Predicate<String> mayActFor,
            IdempotencyKeys.Command idempotency,
            Function<Release, Answer> answer) {
        return once.run(idempotency, c -> answer.apply(release(c, id, mayActFor)));
    }

    private Release release(Connection connection, UUID id, Predicate<String> mayActFor) throws SQLException {
        Holds.Recorded recorded = holds.find(connection, id);
        if (recorded == null || !mayActFor.test(recorded.trust())) {
            return Release.UNKNOWN_HOLD;
        }
        Hold hold = recorded.hold();
        views.lock(connection, List.of(hold.bed()));
        var now = RecordedTime.read(connection);
        holds.end(connection, List.of(new Holds.Ended(hold, now, Hold.End.RELEASED)), now);
        views.refresh(connection, List.of(hold.bed()));
        return Release.RELEASED;
    }

    /** Notes the end of every hold whose time is over; gives how many there were. */
    public int expire() {
        List<Hold> due = transactions.run(holds::due);
        if (due.isEmpty()) {
            return 0;
        }
        List<String> beds = due.stream().map(Hold::bed).toList();
        transactions.perform(connection -> {
            views.lock(connection, beds);
            List<Holds.Ended> ended = due.stream()
                    .map(hold -> new Holds.Ended(hold, hold.until(), Hold.End.EXPIRED))
                    .toList();
            holds.end(connection, ended, RecordedTime.read(connection));
            views.refresh(connection, beds);
        });
        relay.kick();
        expired.increment(due.size());
        return due.size();
    }
}
