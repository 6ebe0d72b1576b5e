package org.homeward.discharge.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.kit.db.Conditions;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** The open cases of a trust in the order of their wait, and who works on which: for as long as this presence lasts. */
@ApplicationScoped
public class Worklist {

    /**
     * What a reader asks for; null asks for everything.
     *
     * @param everybody also those who still meet the criteria, by how long they have been in hospital
     * @param owner who can end an open wait, or has claimed the case
     * @param readyBefore ready since then or longer
     * @param admittedBefore an inpatient since before then
     * @param claimed whether somebody works on it
     * @param dateMissingAt nobody has set an expected date, though it was due by then
     */
    public record Filter(
            @Nullable String trust,
            @Nullable String site,
            @Nullable String ward,
            @Nullable Integer pathway,
            @Nullable String owner,
            @Nullable String reason,
            @Nullable Instant readyBefore,
            @Nullable Instant admittedBefore,
            @Nullable Boolean claimed,
            @Nullable Instant dateMissingAt,
            boolean everybody) {}

    /**
     * A row: the case as it was written, and what is kept beside it.
     *
     * @param waitsSince its place in the order
     */
    public record Item(
            String stay,
            String trust,
            long version,
            Instant recordedAt,
            String data,
            @Nullable String place,
            Instant waitsSince,
            @Nullable Instant admittedAt,
            @Nullable Instant readySince,
            @Nullable String claimedBy,
            @Nullable Instant claimedAt) {}

    private static final String SELECT = """
            select stay, trust, version, recorded_at, data, place, %1$s as waits_since,
                admitted_at, ready_since, claimed_by, claimed_at
            from discharge_case where is_open and %1$s is not null%2$s order by %1$s, stay limit""";
    private static final String CLAIM = """
            update discharge_case set claimed_by = ?, claimed_at = clock_timestamp()
            where stay = ? and is_open and (claimed_by is null or claimed_by = ?)""";
    private static final String TAKE_OVER = """
            update discharge_case set claimed_by = ?, claimed_at = clock_timestamp()
            where stay = ? and is_open and claimed_by = ?""";
    private static final String RELEASE =
            "update discharge_case set claimed_by = null, claimed_at = null where stay = ? and claimed_by = ?";

    /** Where a page goes on: after the case with this wait and stay. */
    public record After(Instant waitsSince, String stay) {}

    public List<Item> list(Connection connection, Filter filter, @Nullable After after, int limit) throws SQLException {
        Conditions conditions = conditions(filter);
        if (after != null) {
            conditions.and("(" + order(filter) + ", stay) > (?, ?)", after.waitsSince(), after.stay());
        }
        return Rows.list(connection, select(filter, conditions) + " ?", Worklist::item, conditions.values(limit));
    }

    /** The one that has waited longest and that nobody else is claiming right now; null if there is none. */
    public @Nullable Item next(Connection connection, Filter filter) throws SQLException {
        Conditions conditions = conditions(filter);
        String sql = select(filter, conditions) + " 1 for update skip locked";
        return Rows.one(connection, sql, Worklist::item, conditions.values());
    }

    /** False if somebody else has it, or the stay has ended. */
    public boolean claim(Connection connection, String stay, String by) throws SQLException {
        return Rows.write(connection, CLAIM, by, stay, by) == 1;
    }

    /** False if it is not with {@code from} (any more), or the stay has ended. */
    public boolean takeOver(Connection connection, String stay, String from, String by) throws SQLException {
        return Rows.write(connection, TAKE_OVER, by, stay, from) == 1;
    }

    /** False if it is not theirs. */
    public boolean release(Connection connection, String stay, String by) throws SQLException {
        return Rows.write(connection, RELEASE, stay, by) == 1;
    }

    private static String order(Filter filter) {
        return filter.everybody() ? "present_since" : "ready_since";
    }

    private static String select(Filter filter, Conditions conditions) {
        return SELECT.formatted(order(filter), conditions.sql());
    }

    private static Conditions conditions(Filter filter) {
        Conditions conditions = new Conditions()
                .and("trust = ?", filter.trust)
                .and("site = ?", filter.site)
                .and("ward = ?", filter.ward)
                .and("pathway = ?", filter.pathway)
                .and("(? = any(owners) or claimed_by = ?)", filter.owner)
                .and("? = any(reasons)", filter.reason)
                .and("ready_since <= ?", filter.readyBefore)
                .and("admitted_at < ?", filter.admittedBefore)
                .and("date_missing_from <= ?", filter.dateMissingAt);
        if (filter.claimed != null) {
            conditions.and(filter.claimed ? "claimed_by is not null" : "claimed_by is null");
        }
        return conditions;
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("stay"),
                row.getString("trust"),
                row.getLong("version"),
                Rows.instant(row, "recorded_at"),
                row.getString("data"),
                row.getString("place"),
                Rows.instant(row, "waits_since"),
                Rows.instantOrNull(row, "admitted_at"),
                Rows.instantOrNull(row, "ready_since"),
                row.getString("claimed_by"),
                Rows.instantOrNull(row, "claimed_at"));
    }
}
