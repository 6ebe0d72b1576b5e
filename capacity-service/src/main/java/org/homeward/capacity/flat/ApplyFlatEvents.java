package org.homeward.capacity.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.homeward.capacity.flat.persistence.FlatHistory;
import org.homeward.capacity.flat.persistence.FlatHistory.Received;
import org.homeward.capacity.flat.persistence.FlatRecords;
import org.homeward.capacity.flat.persistence.FlatUpstream;
import org.homeward.kit.db.Transactions;

/**
 * Applies what housing-service says: the versions of flats into history, and the records of the flats concerned. One
 * batch is one transaction. What comes again, or comes late, ends in the same state.
 */
@ApplicationScoped
public class ApplyFlatEvents {

    /** What one poll brought. */
    public record Batch(List<Received> flats, Map<Integer, Instant> beats) {}

    private final Transactions transactions;
    private final FlatHistory history;
    private final FlatRecords records;
    private final FlatUpstream upstream;

    ApplyFlatEvents(Transactions transactions, FlatHistory history, FlatRecords records, FlatUpstream upstream) {
        this.transactions = transactions;
        this.history = history;
        this.records = records;
        this.upstream = upstream;
    }

    /** Gives how many records have changed. */
    public int apply(Batch batch) {
        return transactions.run(connection -> apply(connection, batch));
    }

    private int apply(Connection connection, Batch batch) throws SQLException {
        int changed = batch.flats().isEmpty() ? 0 : applyFlats(connection, batch.flats());
        for (Map.Entry<Integer, Instant> beat : batch.beats().entrySet()) {
            upstream.beat(connection, beat.getKey(), beat.getValue());
        }
        return changed;
    }

    private int applyFlats(Connection connection, List<Received> received) throws SQLException {
        TreeSet<String> flats = new TreeSet<>();
        received.forEach(one -> flats.add(one.version().flat().id()));
        records.lock(connection, flats);
        history.keep(connection, received);
        return records.refresh(connection, flats);
    }
}
