package org.homeward.housing.referral.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.persistence.Families;
import org.homeward.housing.referral.persistence.Referrals.Recorded;
import org.homeward.kit.db.Conditions;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Lists of referrals, the one that is due first in front, those that nothing is due of last. */
@ApplicationScoped
public class ReferralLists {

    /**
     * What a reader asks for; null asks for everything.
     *
     * @param worklistOf an authority that sees what has reached it, or may have, and nothing before
     * @param stay nothing is found of one for an authority, which knows no stays
     * @param status {@code open} is every one that is not over
     * @param delivery how something that is sent of it stands
     * @param dueBefore due then or earlier
     */
    public record Filter(
            @Nullable String trust,
            @Nullable String worklistOf,
            @Nullable String authority,
            @Nullable String stay,
            @Nullable String type,
            @Nullable String status,
            @Nullable String delivery,
            @Nullable Instant dueBefore) {}

    /** Where a page goes on: after the referral with this time and id. */
    public record After(Instant dueAt, UUID id) {}

    private static final String TRIED =
            "exists (select 1 from delivery d where d.referral = r.id and d.kind = 'referral' and d.attempts > 0)";
    private static final String SELECT = "select r.data, r.version, r.recorded_at, r.due_at from referral r where true";

    /** An item of a list, with what it is sorted by. */
    public record Listed(Recorded recorded, Instant dueAt) {}

    public List<Listed> list(Connection connection, Filter filter, @Nullable After after, int limit)
            throws SQLException {
        if (filter.worklistOf() != null && filter.stay() != null) {
            return List.of();
        }
        boolean open = "open".equals(filter.status());
        Conditions conditions = new Conditions()
                .and("r.trust = ?", filter.trust())
                .and("r.authority = ? and (r.sent_at is not null or " + TRIED + ')', filter.worklistOf())
                .and("r.authority = ?", filter.authority())
                .and("r.stay = any(array(" + Families.parts("?::text") + "))", filter.stay())
                .and("r.type = ?", filter.type())
                .and("r.status = ?", open ? null : filter.status())
                .and("exists (select 1 from delivery d where d.referral = r.id and d.status = ?)", filter.delivery())
                .and("r.due_at <= ?", filter.dueBefore());
        if (open) {
            conditions.and("not r.is_over");
        }
        if (after != null) {
            conditions.and("(r.due_at, r.id) > (?, ?)", after.dueAt(), after.id());
        }
        return Rows.list(
                connection,
                SELECT + conditions.sql() + " order by r.due_at, r.id limit ?",
                row -> new Listed(Referrals.recorded(row), Rows.instant(row, "due_at")),
                conditions.values(limit));
    }
}
