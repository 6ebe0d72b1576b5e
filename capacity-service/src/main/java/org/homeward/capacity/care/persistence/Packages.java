package org.homeward.capacity.care.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.bytes;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.homeward.capacity.care.domain.PackageVersion;
import org.homeward.kit.db.Rows;

/** The packages of care that this service has heard of, and every version of them. */
@ApplicationScoped
public class Packages {

    /** A version as it came, with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched.
    public record Received(PackageVersion version, byte[] data) {}

    private record Identity(String pack, long version) implements Comparable<Identity> {
        private static Identity of(PackageVersion version) {
            return new Identity(version.pack(), version.version());
        }

        @Override
        public int compareTo(Identity other) {
            int byPackage = pack.compareTo(other.pack);
            return byPackage != 0 ? byPackage : Long.compare(version, other.version);
        }
    }

    private static final String CLAIM =
            "insert into care_package (id) select t from unnest(?::text[]) as t order by t on conflict do nothing";
    private static final String LOCK = "select id, version from care_package where id = any(?) order by id for update";
    private static final String KEEP = """
            insert into care_package_history (package, version, recorded_at, providers, data)
            select n.package, n.version, n.recorded_at, string_to_array(n.providers, E'\\n'), n.data
            from unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::text[], ?::bytea[])
              as n (package, version, recorded_at, providers, data)
            on conflict do nothing
            returning package, version""";
    private static final String RAISE = """
            update care_package p set version = n.version, recorded_at = n.recorded_at, requested_at = n.requested_at,
                over_at = n.over_at
            from unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
              as n (id, version, recorded_at, requested_at, over_at)
            where p.id = n.id""";

    /** The newest version of each package that has ever named one of the providers, of those recorded by then. */
    private static final String KNOWN = """
            select distinct on (h.package) h.data from care_package_history h
            where h.recorded_at <= ? and h.package in (
              select n.package from care_package_history n where n.providers && ?::text[] and n.recorded_at <= ?)
            order by h.package, h.version desc""";

    private static final String NEWEST = """
            select h.data from care_package p
            join care_package_history h on h.package = p.id and h.version = p.version
            where p.id > ? order by p.id limit ?""";
    private static final String OLD = """
            select p.id from care_package p
            where p.recorded_at < ?
              and not exists (select 1 from commitment c where c.package = p.id and (c.ended_at is null or c.ended_at >= ?))
            order by p.recorded_at limit ? for update skip locked""";

    /** Locks the packages in the order of their ids, new ones too, and gives the version that each of them has. */
    public Map<String, Long> lock(Connection connection, Collection<PackageVersion> versions) throws SQLException {
        TreeSet<String> packages = new TreeSet<>();
        versions.forEach(version -> packages.add(version.pack()));
        var ids = texts(connection, packages);
        Rows.write(connection, CLAIM, ids);
        Map<String, Long> known = new HashMap<>();
        Rows.list(connection, LOCK, row -> known.put(row.getString(1), row.getLong(2)), ids);
        return known;
    }

    /** Keeps the versions that have not come before, and gives those. */
    public List<PackageVersion> keep(Connection connection, List<Received> received) throws SQLException {
        Map<Identity, Received> distinct = new TreeMap<>();
        received.forEach(one -> distinct.putIfAbsent(Identity.of(one.version()), one));
        List<Received> rows = new ArrayList<>(distinct.values());
        Set<Identity> kept = new HashSet<>(Rows.list(
                connection,
                KEEP,
                row -> new Identity(row.getString(1), row.getLong(2)),
                texts(connection, rows, row -> row.version().pack()),
                bigints(connection, rows, row -> row.version().version()),
                times(connection, rows, row -> row.version().recordedAt()),
                texts(connection, rows, row -> String.join("\n", row.version().providers())),
                bytes(connection, rows, Received::data)));
        return rows.stream()
                .map(Received::version)
                .filter(version -> kept.contains(Identity.of(version)))
                .toList();
    }

    /** Notes the newest versions. */
    public void raise(Connection connection, List<PackageVersion> newest) throws SQLException {
        Rows.write(
                connection,
                RAISE,
                texts(connection, newest, PackageVersion::pack),
                bigints(connection, newest, PackageVersion::version),
                times(connection, newest, PackageVersion::recordedAt),
                times(connection, newest, PackageVersion::requestedAt),
                times(connection, newest, PackageVersion::overAt));
    }

    /** Packages after this one as their newest versions tell them. */
    public List<PackageVersion> newest(Connection connection, String after, int limit) throws SQLException {
        return Rows.list(connection, NEWEST, row -> PackageJson.read(row.getBytes(1)), after, limit);
    }

    /** Packages that any of these providers has had to do with, as they were known at an instant. */
    List<PackageVersion> known(Connection connection, Collection<String> providers, Instant knownAt)
            throws SQLException {
        return Rows.list(
                connection,
                KNOWN,
                row -> PackageJson.read(row.getBytes(1)),
                knownAt,
                texts(connection, providers),
                knownAt);
    }

    /** Packages that take nothing any more and of which nothing has been recorded since this instant. */
    public List<String> endedBefore(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.list(connection, OLD, row -> row.getString(1), before, before, limit);
    }

    /** Removes the packages with all their versions. */
    public void forget(Connection connection, Collection<String> packages) throws SQLException {
        Rows.write(connection, "delete from care_package_history where package = any(?)", texts(connection, packages));
        Rows.write(connection, "delete from care_package where id = any(?)", texts(connection, packages));
    }
}
