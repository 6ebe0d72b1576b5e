package org.homeward.housing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.homeward.housing.flat.FollowStays;
import org.homeward.housing.persistence.People;
import org.homeward.housing.persistence.People.Links;
import org.homeward.housing.persistence.Stays;
import org.homeward.housing.persistence.Stays.StayVersion;
import org.homeward.housing.referral.RaiseEarly;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;

/**
 * Notes what admission-service says of stays and of who is the same person. One batch is one transaction. What comes
 * again, or comes late, ends in the same state.
 */
@ApplicationScoped
public class ApplyAdmissionEvents {

    /** What one poll brought, in the order in which it came. */
    public record Batch(List<StayVersion> stays, List<Links> links, Map<Integer, Instant> beats) {}

    private final Transactions transactions;
    private final Stays stays;
    private final People people;
    private final Upstream upstream;
    private final RaiseEarly early;
    private final FollowExpectedDischarges dates;
    private final FollowStays line;

    ApplyAdmissionEvents(
            Transactions transactions,
            Stays stays,
            People people,
            Upstream upstream,
            RaiseEarly early,
            FollowExpectedDischarges dates,
            FollowStays line) {
        this.transactions = transactions;
        this.stays = stays;
        this.people = people;
        this.upstream = upstream;
        this.early = early;
        this.dates = dates;
        this.line = line;
    }

    public void apply(Batch batch) {
        transactions.perform(connection -> apply(connection, batch));
    }

    private void apply(Connection connection, Batch batch) throws SQLException {
        if (!batch.stays().isEmpty()) {
            List<String> touched =
                    batch.stays().stream().map(StayVersion::id).distinct().toList();
            stays.raise(connection, batch.stays());
            early.settle(connection, touched);
            dates.follow(connection, touched);
            line.settle(connection, touched);
        }
        people.keep(connection, batch.links());
        for (Map.Entry<Integer, Instant> beat : batch.beats().entrySet()) {
            upstream.beat(connection, beat.getKey(), beat.getValue());
        }
    }
}
