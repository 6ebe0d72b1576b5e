package org.homeward.capacity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.homeward.capacity.domain.Belief;
import org.homeward.capacity.domain.StayVersion;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;

/** Where patients were, are and are expected, derived afresh from every version of every stay. */
@ApplicationScoped
public class RebuiltOccupancies {

    private static final int AT_ONCE = 5_000;
    private static final String HOLD_STILL = """
            set local statement_timeout = 0;
            lock table occupancy, bed_status, hold, estate_bed, live_view in share row exclusive mode""";
    private static final String TABLE = """
            create temporary table rebuilt on commit drop as select %1$s from occupancy where false""".formatted(Occupancies.COLUMNS);
    private static final String ALL = "select data from stay_history order by stay, version";
    private static final String DIFFERENCES = """
            select count(*) from (
              (select %1$s from occupancy except all select %1$s from rebuilt)
              union all (select %1$s from rebuilt except all select %1$s from occupancy)) as different""".formatted(Occupancies.COLUMNS);
    private static final String REPLACE =
            "insert into occupancy (%1$s) select %1$s from rebuilt".formatted(Occupancies.COLUMNS);
    private static final String TARGETS = """
            select target from (select target from live_view union select target from occupancy
              union select bed from bed_status union select bed from estate_bed union select ward from estate_ward) as t
            order by target""";

    /**
     * What was done.
     *
     * @param versions of stays that were read
     * @param different rows that stood in the table and should not have, or should have and did not
     */
    public record Done(long versions, long different) {}

    /** Everybody else waits until this transaction ends. */
    public void holdStill(Connection connection) throws SQLException {
        execute(connection, HOLD_STILL);
    }

    /** Derives all rows again, compares them with those that stand, and puts them right. */
    public Done rebuild(Connection connection) throws SQLException {
        execute(connection, TABLE);
        long versions = fold(connection);
        long different = Objects.requireNonNull(Rows.one(connection, DIFFERENCES, row -> row.getLong(1)));
        if (different > 0) {
            execute(connection, "delete from occupancy");
            execute(connection, REPLACE);
        }
        return new Done(versions, different);
    }

    /** Every bed and ward that anything is known of. */
    public List<String> targets(Connection connection) throws SQLException {
        return Rows.list(connection, TARGETS, row -> row.getString(1));
    }

    private static long fold(Connection connection) throws SQLException {
        long count = 0;
        List<StayVersion> versions = new ArrayList<>();
        List<Belief> beliefs = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ALL)) {
            select.setFetchSize(AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    StayVersion version = StayJson.read(row.getBytes(1));
                    if (!versions.isEmpty() && !versions.getLast().stay().equals(version.stay())) {
                        beliefs.addAll(Belief.history(versions));
                        versions.clear();
                    }
                    versions.add(version);
                    count++;
                    if (beliefs.size() >= AT_ONCE) {
                        add(connection, beliefs);
                        beliefs.clear();
                    }
                }
            }
        }
        beliefs.addAll(Belief.history(versions));
        add(connection, beliefs);
        return count;
    }

    private static void add(Connection connection, List<Belief> beliefs) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        Occupancies.addTo("rebuilt", trip, beliefs);
        trip.send();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
