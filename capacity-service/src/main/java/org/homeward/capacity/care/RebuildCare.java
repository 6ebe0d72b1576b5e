package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.homeward.capacity.care.persistence.CareRecords;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.capacity.care.persistence.RebuiltCommitments;

/** Recreates what is derived about community capacity, as a part of a rebuild of the whole service. */
@ApplicationScoped
public class RebuildCare {

    private static final int AT_ONCE = 1_000;

    /**
     * What was done.
     *
     * @param packages that were read
     * @param records lines of providers that were derived
     * @param differentCommitments rows that were not what they should be
     * @param differentRecords records that were not what they should be
     */
    public record Done(long packages, int records, long differentCommitments, int differentRecords) {}

    private final RebuiltCommitments commitments;
    private final Providers providers;
    private final CareRecords records;

    RebuildCare(RebuiltCommitments commitments, Providers providers, CareRecords records) {
        this.commitments = commitments;
        this.providers = providers;
        this.records = records;
    }

    /** In the transaction of the rebuild: everybody else waits until it ends. */
    public Done rebuild(Connection connection) throws SQLException {
        commitments.holdStill(connection);
        RebuiltCommitments.Done done = commitments.rebuild(connection);
        int different = 0;
        List<String> ids = providers.ids(connection, null, AT_ONCE);
        while (!ids.isEmpty()) {
            different += records.refresh(connection, ids);
            ids = providers.ids(connection, ids.getLast(), AT_ONCE);
        }
        return new Done(done.packages(), records.count(connection), done.different(), different);
    }
}
