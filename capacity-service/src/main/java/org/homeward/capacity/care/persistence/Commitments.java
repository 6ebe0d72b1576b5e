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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.Commitment;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.care.domain.Load;
import org.homeward.capacity.care.domain.PackageVersion;
import org.homeward.capacity.care.domain.PackageVersion.Taken;
import org.homeward.kit.db.Rows;

/** What providers have taken on, by the newest version of each package. Derived from the history of packages alone. */
@ApplicationScoped
public class Commitments {

    static final String COLUMNS = "package, ordinal, provider, area, service, amount, double_handed, slots,"
            + " accepted_at, ended_at, paused_at, recorded_at";
    private static final String CLEAR = "delete from commitment where package = any(?) returning provider";
    private static final String ADD = """
            insert into %s (%s)
            select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
              ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])""";
    private static final String LIVE =
            "select * from commitment where provider = any(?) and (ended_at is null or ended_at > ?)";

    private record Row(String pack, long ordinal, Taken taken) {
        private Commitment commitment() {
            return taken.commitment();
        }
    }

    /** Replaces what these packages take, and gives the providers that took or take it. */
    public SortedSet<String> replace(Connection c, List<PackageVersion> versions) throws SQLException {
        SortedSet<String> touched =
                forget(c, versions.stream().map(PackageVersion::pack).toList());
        versions.forEach(version -> touched.addAll(version.providers()));
        addTo("commitment", c, versions);
        return touched;
    }

    /** Removes what these packages take, and gives the providers that took it. */
    public SortedSet<String> forget(Connection connection, Collection<String> packages) throws SQLException {
        return new TreeSet<>(Rows.list(connection, CLEAR, row -> row.getString(1), texts(connection, packages)));
    }

    static void addTo(String table, Connection c, List<PackageVersion> versions) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (PackageVersion version : versions) {
            long ordinal = 0;
            for (Taken taken : version.commitments()) {
                rows.add(new Row(version.pack(), ordinal++, taken));
            }
        }
        Rows.write(
                c,
                ADD.formatted(table, COLUMNS),
                texts(c, rows, Row::pack),
                bigints(c, rows, Row::ordinal),
                texts(c, rows, row -> row.taken().provider()),
                texts(c, rows, row -> row.commitment().line().area().code()),
                texts(c, rows, row -> row.commitment().line().service()),
                bigints(c, rows, row -> row.commitment().load().amount()),
                bigints(c, rows, row -> row.commitment().load().doubleHanded()),
                texts(c, rows, row -> SlotsText.of(row.commitment().load().slots())),
                times(c, rows, row -> row.commitment().acceptedAt()),
                times(c, rows, row -> row.commitment().endedAt()),
                times(c, rows, row -> row.commitment().pausedAt()),
                times(c, rows, row -> row.commitment().recordedAt()));
    }

    /** By provider, without those that ended by this instant. */
    Map<String, List<Commitment>> live(Connection connection, Collection<String> providers, Instant endedBy)
            throws SQLException {
        Map<String, List<Commitment>> result = new HashMap<>();
        Rows.list(
                connection,
                LIVE,
                row -> result.computeIfAbsent(row.getString("provider"), provider -> new ArrayList<>())
                        .add(commitment(row)),
                texts(connection, providers),
                endedBy);
        return result;
    }

    private static Commitment commitment(ResultSet row) throws SQLException {
        return new Commitment(
                row.getString("package"),
                new Line(new Area(row.getString("area")), row.getString("service")),
                new Load(row.getLong("amount"), row.getLong("double_handed"), SlotsText.read(row.getString("slots"))),
                Rows.instant(row, "accepted_at"),
                Rows.instantOrNull(row, "ended_at"),
                Rows.instantOrNull(row, "paused_at"),
                Rows.instant(row, "recorded_at"));
    }
}
