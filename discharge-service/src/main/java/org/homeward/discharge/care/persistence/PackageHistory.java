package org.homeward.discharge.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Past;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Keeps every state of a package, without its offers: those tell themselves when they were sent and closed. */
@ApplicationScoped
public class PackageHistory implements PackageFollower {

    /** What was recorded at one instant becomes known at once. */
    private static final String KEEP = """
            insert into package_history (package, recorded_at, data) values (?, ?, ?)
            on conflict (package, recorded_at) do update set data = excluded.data""";

    private static final String NOW = """
            (select id, stay, trust, requested_at, status, version, recorded_at as changed_at, recorded_at, data
             from package_of_care where recorded_at <= ?) as known""";

    private static final String THEN = """
            (select p.id, p.stay, p.trust, p.requested_at, p.status, p.version, p.recorded_at as changed_at,
                    h.recorded_at, h.data
             from package_of_care p cross join lateral (
                select recorded_at, data from package_history
                where package = p.id and recorded_at <= ? order by recorded_at desc limit 1) h) as known""";

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
        PackageOfCare known = now.known();
        return Rows.list(
                connection,
                "select recorded_at, data from package_history where package = ? and recorded_at <= ? order by recorded_at",
                row -> new Past.Kept(
                        PackageText.read(
                                known.id(), known.stay(), known.trust(), row.getString("data"), known.offers()),
                        Rows.instant(row, "recorded_at")),
                known.id(),
                knownAt);
    }

    @Override
    public void follow(Connection connection, PackageOfCare known, boolean isNew, Instant now) throws SQLException {
        Rows.write(connection, KEEP, known.id(), now, PackageText.write(known));
    }
}
