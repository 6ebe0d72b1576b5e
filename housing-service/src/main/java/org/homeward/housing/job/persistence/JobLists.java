package org.homeward.housing.job.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.persistence.Families;
import org.homeward.kit.db.Conditions;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Lists of jobs, the one that is due first in front, those that nothing is due of last. */
@ApplicationScoped
public class JobLists {

    /**
     * What a reader asks for; null asks for everything.
     *
     * @param worklistOf a supplier that sees what was ordered from it
     * @param status {@code open} is every one that is not over
     * @param dueBefore due then or earlier
     */
    public record Filter(
            @Nullable String trust,
            @Nullable String worklistOf,
            @Nullable UUID referral,
            @Nullable String stay,
            @Nullable String supplier,
            @Nullable String status,
            @Nullable Instant dueBefore) {}

    /** Where a page goes on: after the job with this time and id. */
    public record After(Instant dueAt, UUID id) {}

    /** An item of a list, with what it is sorted by. */
    public record Listed(Jobs.Recorded recorded, Instant dueAt) {}

    private static final String SELECT =
            "select j.data, j.trust, j.version, j.recorded_at, j.due_at from job j where true";

    public List<Listed> list(Connection connection, Filter filter, @Nullable After after, int limit)
            throws SQLException {
        boolean open = "open".equals(filter.status());
        Conditions conditions = new Conditions()
                .and("j.trust = ?", filter.trust())
                .and("j.supplier = ?", filter.worklistOf())
                .and("j.referral = ?", filter.referral())
                .and("j.stay = any(array(" + Families.parts("?::text") + "))", filter.stay())
                .and("j.supplier = ?", filter.supplier())
                .and("j.status = ?", open ? null : filter.status())
                .and("j.due_at <= ?", filter.dueBefore());
        if (open) {
            conditions.and("not j.is_over");
        }
        if (after != null) {
            conditions.and("(j.due_at, j.id) > (?, ?)", after.dueAt(), after.id());
        }
        return Rows.list(
                connection,
                SELECT + conditions.sql() + " order by j.due_at, j.id limit ?",
                row -> new Listed(Jobs.recorded(row), Rows.instant(row, "due_at")),
                conditions.values(limit));
    }
}
