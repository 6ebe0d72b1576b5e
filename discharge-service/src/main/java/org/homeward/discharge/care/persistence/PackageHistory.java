package org.homeward.discharge.care.persistence;

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
import java.util.Objects;
import java.util.UUID;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Past;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every state of a package, without its offers: those tell themselves when they were sent and closed. They stand in
 * the order in which they were written under the lock of the package, whatever the clock did.
 */
@ApplicationScoped
public class PackageHistory {

    /** What was recorded at one instant becomes known at once. */
    private static final String KEEP = """
            insert into package_history (package, recorded_at, data) values (?, ?, ?)
            on conflict (package, recorded_at) do update set data = excluded.data""";

    private static final String OF_ALL = """
            select package, recorded_at, data from package_history where package = any(?) and recorded_at <= ?
            order by package, place""";

    private static final String NOW = """
            (select id, stay, trust, requested_at, status, version, recorded_at as changed_at, recorded_at, data
             from package_of_care where recorded_at <= ?) as known""";

    private static final String THEN = """
            (select p.id, p.stay, p.trust, p.requested_at, p.status, p.version, p.recorded_at as changed_at,
                    h.recorded_at, h.data
             from package_of_care p cross join lateral (
                select recorded_at, data from package_history
                where package = p.id and recorded_at <= ? order by place desc limit 1) h) as known""";

    /**
     * In place of the table: packages as they were known by an instant, the one thing to bind. Their stay is the one that
     * they are of now.
     *
     * @param knownAt null for as they are
     */
    static String table(@Nullable Instant knownAt) {
        return knownAt == null ? NOW : THEN;
    }

    /** Every state of a package that was recorded by then, in order, with the offers as they are now. */
    public List<Past.Kept> of(Connection connection, Recorded now, Instant knownAt) throws SQLException {
        return ofAll(connection, List.of(now.known()), knownAt)
                .getOrDefault(now.known().id(), List.of());
    }

    /** So of each of these packages. */
    public Map<UUID, List<Past.Kept>> ofAll(Connection connection, Collection<PackageOfCare> now, Instant knownAt)
            throws SQLException {
        Map<UUID, PackageOfCare> known = new HashMap<>();
        now.forEach(one -> known.put(one.id(), one));
        Map<UUID, List<Past.Kept>> result = new HashMap<>();
        Rows.list(
                connection,
                OF_ALL,
                row -> {
                    UUID id = row.getObject("package", UUID.class);
                    return result.computeIfAbsent(id, none -> new ArrayList<>())
                            .add(kept(Objects.requireNonNull(known.get(id)), row));
                },
                connection.createArrayOf("uuid", known.keySet().toArray()),
                knownAt);
        return result;
    }

    private static Past.Kept kept(PackageOfCare now, ResultSet row) throws SQLException {
        return new Past.Kept(
                PackageText.read(now.id(), now.stay(), now.trust(), row.getString("data"), now.offers()),
                Rows.instant(row, "recorded_at"));
    }

    static void keep(RoundTrip trip, PackageOfCare known, Instant now) {
        trip.write(KEEP, known.id(), now, PackageText.write(known));
    }
}
