package org.homeward.discharge.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.kit.db.Rows;

/** Reviews of packages, with the hours before and after. */
@ApplicationScoped
public class Reviews {

    /** Minutes a week before and after. */
    public record Review(
            int careBefore, int careAfter, int staffBefore, int staffAfter, String by, Instant recordedAt) {}

    private static final String ADD = """
            insert into package_review (id, package, care_before, care_after, staff_before, staff_after, reviewed_by,
                                        recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF = "select * from package_review where package = ? order by recorded_at, id";

    public void add(Connection connection, PackageOfCare before, PackageOfCare after, String by, Instant now)
            throws SQLException {
        Rows.write(
                connection,
                ADD,
                UUID.randomUUID(),
                after.id(),
                before.need().careMinutesPerWeek(),
                after.need().careMinutesPerWeek(),
                before.need().staffMinutesPerWeek(),
                after.need().staffMinutesPerWeek(),
                by,
                now);
    }

    public List<Review> of(Connection connection, UUID packageOfCare) throws SQLException {
        return Rows.list(
                connection,
                OF,
                row -> new Review(
                        row.getInt("care_before"),
                        row.getInt("care_after"),
                        row.getInt("staff_before"),
                        row.getInt("staff_after"),
                        row.getString("reviewed_by"),
                        Rows.instant(row, "recorded_at")),
                packageOfCare);
    }
}
