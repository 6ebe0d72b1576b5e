package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.capacity.care.domain.PackageVersion;
import org.homeward.capacity.care.persistence.CareRecords;
import org.homeward.capacity.care.persistence.CareUpstream;
import org.homeward.capacity.care.persistence.Commitments;
import org.homeward.capacity.care.persistence.Packages;
import org.homeward.capacity.care.persistence.Packages.Received;
import org.homeward.kit.db.Transactions;

/**
 * Applies what discharge-service says: the versions of packages into history, what the newest of them take, and the
 * figures of the providers concerned. One batch is one transaction. What comes again, or comes late, ends in the same
 * state.
 */
@ApplicationScoped
public class ApplyPackageEvents {

    /** What one poll brought. */
    public record Batch(List<Received> packages, Map<Integer, Instant> beats) {}

    private final Transactions transactions;
    private final Packages packages;
    private final Commitments commitments;
    private final CareRecords records;
    private final CareUpstream upstream;

    ApplyPackageEvents(
            Transactions transactions,
            Packages packages,
            Commitments commitments,
            CareRecords records,
            CareUpstream upstream) {
        this.transactions = transactions;
        this.packages = packages;
        this.commitments = commitments;
        this.records = records;
        this.upstream = upstream;
    }

    /** Gives how many records have changed. */
    public int apply(Batch batch) {
        return transactions.run(connection -> apply(connection, batch));
    }

    private int apply(Connection connection, Batch batch) throws SQLException {
        int changed = batch.packages().isEmpty() ? 0 : applyPackages(connection, batch.packages());
        for (Map.Entry<Integer, Instant> beat : batch.beats().entrySet()) {
            upstream.beat(connection, beat.getKey(), beat.getValue());
        }
        return changed;
    }

    private int applyPackages(Connection connection, List<Received> received) throws SQLException {
        List<PackageVersion> versions = received.stream().map(Received::version).toList();
        Map<String, Long> known = packages.lock(connection, versions);
        Map<String, PackageVersion> newest = new HashMap<>();
        for (PackageVersion version : packages.keep(connection, received)) {
            if (version.version() > known.getOrDefault(version.pack(), 0L)) {
                newest.merge(version.pack(), version, (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        if (newest.isEmpty()) {
            return 0;
        }
        List<PackageVersion> rows = List.copyOf(newest.values());
        packages.raise(connection, rows);
        return records.refresh(connection, commitments.replace(connection, rows));
    }
}
