package org.homeward.capacity.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.homeward.capacity.care.domain.PackageVersion;
import org.homeward.kit.db.Rows;

/** What providers have taken on, derived afresh from every version of every package. */
@ApplicationScoped
public class RebuiltCommitments {

    private static final int AT_ONCE = 2_000;

    /** In the order in which everybody else locks them: who is on the way gets through. */
    private static final String HOLD_STILL = """
            set local statement_timeout = 0;
            lock table care_package, commitment, provider, declaration, capacity_hold, care_record
              in share row exclusive mode""";

    private static final String VERSIONS = """
            insert into care_package (id, version, recorded_at)
            select package, max(version), max(recorded_at) from care_package_history group by package
            on conflict (id) do update set version = excluded.version, recorded_at = excluded.recorded_at
            where care_package.version <> excluded.version""";
    private static final String PROVIDERS = """
            insert into provider (id)
            select provider from commitment union select provider from declaration
            union select provider from capacity_hold union select provider from provider_version
            on conflict do nothing""";
    private static final String TABLE = "create temporary table rebuilt_commitment on commit drop as"
            + " select %s from commitment where false".formatted(Commitments.COLUMNS);
    private static final String DIFFERENCES = """
            select count(*) from (
              (select %1$s from commitment except all select %1$s from rebuilt_commitment)
              union all (select %1$s from rebuilt_commitment except all select %1$s from commitment)) as different""".formatted(Commitments.COLUMNS);
    private static final String REPLACE =
            "insert into commitment (%1$s) select %1$s from rebuilt_commitment".formatted(Commitments.COLUMNS);

    private final Packages packages;

    RebuiltCommitments(Packages packages) {
        this.packages = packages;
    }

    /**
     * What was done.
     *
     * @param packages that were read
     * @param different rows that stood in the table and should not have, or should have and did not
     */
    public record Done(long packages, long different) {}

    /** Everybody else waits until this transaction ends. */
    public void holdStill(Connection connection) throws SQLException {
        execute(connection, HOLD_STILL);
    }

    /** Derives all rows again, compares them with those that stand, and puts them right. */
    public Done rebuild(Connection connection) throws SQLException {
        execute(connection, VERSIONS);
        execute(connection, TABLE);
        long count = 0;
        List<PackageVersion> some = packages.newest(connection, "", AT_ONCE);
        while (!some.isEmpty()) {
            Commitments.addTo("rebuilt_commitment", connection, some);
            count += some.size();
            some = packages.newest(connection, some.getLast().pack(), AT_ONCE);
        }
        long different = Objects.requireNonNull(Rows.one(connection, DIFFERENCES, row -> row.getLong(1)));
        if (different > 0) {
            execute(connection, "delete from commitment");
            execute(connection, REPLACE);
        }
        execute(connection, PROVIDERS);
        return new Done(count, different);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
