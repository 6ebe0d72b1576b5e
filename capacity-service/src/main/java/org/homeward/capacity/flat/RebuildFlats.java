package org.homeward.capacity.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.homeward.capacity.flat.persistence.FlatRecords;

/** Derives the records of flats again, as a part of a rebuild of the whole service. */
@ApplicationScoped
public class RebuildFlats {

    private static final int AT_ONCE = 1_000;

    /**
     * What was done.
     *
     * @param records that were derived, each from the newest version of its flat
     * @param differentRecords records that were not what they should be
     */
    public record Done(int records, int differentRecords) {}

    private final FlatRecords records;

    RebuildFlats(FlatRecords records) {
        this.records = records;
    }

    /** In the transaction of the rebuild: everybody else waits until it ends. */
    public Done rebuild(Connection connection) throws SQLException {
        records.holdStill(connection);
        int count = 0;
        int different = 0;
        List<String> some = records.known(connection, "", AT_ONCE);
        while (!some.isEmpty()) {
            count += some.size();
            different += records.refresh(connection, some);
            some = records.known(connection, some.getLast(), AT_ONCE);
        }
        return new Done(count, different);
    }
}
