package org.homeward.housing.referral.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.referral.persistence.Referrals.Recorded;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Lists of referrals, the one that is due first in front, those that nothing is due of last. */
@ApplicationScoped
public class ReferralLists {

    /**
     * What a reader asks for; null asks for everything.
     *
     * @param worklistOf an authority that sees what has reached it, and nothing before
     * @param status {@code open} is every one that is not over
     * @param dueBefore due then or earlier
     */
    public record Filter(
            @Nullable String trust,
            @Nullable String worklistOf,
            @Nullable String authority,
            @Nullable String stay,
            @Nullable String type,
            @Nullable String status,
            @Nullable Instant dueBefore) {}

    /** Where a page goes on: after the referral with this time and id. */
    public record After(Instant dueAt, UUID id) {}

    private static final String SELECT = "select r.data, r.version, r.recorded_at, r.due_at from referral r where true";

    /** An item of a list, with what it is sorted by. */
    public record Listed(Recorded recorded, Instant dueAt) {}

    public List<Listed> list(Connection connection, Filter filter, @Nullable After after, int limit)
            throws SQLException {
        StringBuilder sql = new StringBuilder(SELECT);
        List<@Nullable Object> values = new ArrayList<>();
        add(sql, values, " and r.trust = ?", filter.trust());
        add(sql, values, " and r.authority = ? and r.sent_at is not null", filter.worklistOf());
        add(sql, values, " and r.authority = ?", filter.authority());
        add(sql, values, " and r.stay = ?", filter.stay());
        add(sql, values, " and r.type = ?", filter.type());
        if ("open".equals(filter.status())) {
            sql.append(" and not r.is_over");
        } else {
            add(sql, values, " and r.status = ?", filter.status());
        }
        add(sql, values, " and r.due_at <= ?", filter.dueBefore());
        if (after != null) {
            sql.append(" and (r.due_at, r.id) > (?, ?::uuid)");
            values.add(after.dueAt());
            values.add(after.id().toString());
        }
        sql.append(" order by r.due_at, r.id limit ?");
        values.add(limit);
        return Rows.list(
                connection,
                sql.toString(),
                row -> new Listed(Referrals.recorded(row), Rows.instant(row, "due_at")),
                values.toArray());
    }

    private static void add(
            StringBuilder sql, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }
}
