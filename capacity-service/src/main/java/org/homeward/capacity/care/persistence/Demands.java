package org.homeward.capacity.care.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.capacity.care.domain.Demand;
import org.homeward.capacity.care.domain.PackageStep;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** What is known of starts that were asked for: pathways of cases, and every version of packages. */
@ApplicationScoped
public class Demands {

    /**
     * A version of a case, as far as demand follows from it.
     *
     * @param pathway that was decided last in this presence in hospital, null while none is
     * @param leftAt when the person left hospital
     * @param isOver whether nobody will leave any more: died, cancelled or merged
     */
    public record CaseVersion(
            String stay,
            long version,
            Instant recordedAt,
            @Nullable Integer pathway,
            @Nullable Instant decidedAt,
            @Nullable Instant leftAt,
            boolean isOver) {}

    /** A person is counted as one place. */
    private static final long ONE = 100;

    private static final String KEEP = """
            insert into pathway_case (stay, version, recorded_at, pathway, decided_at, left_at, is_over)
            select stay, version, recorded_at, pathway, decided_at, left_at, over = 1
            from unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::bigint[])
              as n (stay, version, recorded_at, pathway, decided_at, left_at, over)
            on conflict do nothing""";

    /** Of each decision the last word: that of today, and those with which somebody left who has come back since. */
    private static final String CASES = """
            select * from (
              select distinct on (stay, decided_at) c.*, max(version) over (partition by stay) as newest
              from pathway_case c where recorded_at <= ? order by stay, decided_at, version desc) as c
            where c.pathway is not null and c.decided_at < ? and (c.left_at is null or c.left_at >= ?)
              and (c.version = c.newest or c.left_at is not null and not c.is_over)""";

    /** One that was over by then asks for nothing later; what was not known to be over yet may have gone on. */
    private static final String PACKAGES = """
            select id from care_package where over_at is null and requested_at < ?
            union all select id from care_package where over_at >= least(?, ?) and requested_at < ?
            order by id""";

    private static final String VERSIONS = """
            select data from care_package_history where package = any(?) and recorded_at <= ? order by package, version""";
    private static final String FORGET = """
            delete from pathway_case c where c.recorded_at < ? and not exists (
              select 1 from pathway_case n where n.stay = c.stay and n.recorded_at >= ?)""";

    /** Keeps the versions that have not come before. */
    public void keep(Connection connection, List<CaseVersion> versions) throws SQLException {
        Rows.write(
                connection,
                KEEP,
                texts(connection, versions, CaseVersion::stay),
                bigints(connection, versions, CaseVersion::version),
                times(connection, versions, CaseVersion::recordedAt),
                bigints(
                        connection,
                        versions,
                        one -> one.pathway() == null ? null : one.pathway().longValue()),
                times(connection, versions, CaseVersion::decidedAt),
                times(connection, versions, CaseVersion::leftAt),
                bigints(connection, versions, one -> one.isOver() ? 1L : 0L));
    }

    /** People for whom a pathway had been decided by {@code until} and who had not left before {@code from}. */
    public List<Demand> people(Connection connection, Instant from, Instant until, Instant knownAt)
            throws SQLException {
        return Rows.list(connection, CASES, Demands::person, knownAt, until, from);
    }

    /** Ids of the packages that may have asked for starts in a time, or had any that were not over, in order. */
    public List<String> packages(Connection connection, Instant from, Instant until, Instant knownAt)
            throws SQLException {
        return Rows.list(connection, PACKAGES, row -> row.getString(1), until, from, knownAt, until);
    }

    /** The versions of these packages that were recorded by then: package by package, each in its order. */
    public List<List<PackageStep>> versions(Connection connection, List<String> packages, Instant knownAt)
            throws SQLException {
        List<List<PackageStep>> result = new ArrayList<>();
        Rows.list(
                connection,
                VERSIONS,
                row -> {
                    PackageStep step = StepJson.read(row.getBytes(1));
                    if (result.isEmpty() || !result.getLast().getLast().pack().equals(step.pack())) {
                        result.add(new ArrayList<>());
                    }
                    return result.getLast().add(step);
                },
                texts(connection, packages),
                knownAt);
        return result;
    }

    /** Removes cases of which nothing was recorded since. */
    public void forget(Connection connection, Instant before) throws SQLException {
        Rows.write(connection, FORGET, before, before);
    }

    private static Demand person(ResultSet row) throws SQLException {
        return new Demand(
                row.getInt("pathway"),
                ONE,
                Rows.instant(row, "decided_at"),
                Rows.instantOrNull(row, "left_at"),
                row.getBoolean("is_over") ? Rows.instant(row, "recorded_at") : null);
    }
}
