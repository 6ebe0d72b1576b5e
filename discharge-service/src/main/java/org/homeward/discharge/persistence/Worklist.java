package org.homeward.discharge.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open cases of a trust in the order of their wait, and who works on which. */
@ApplicationScoped
public class Worklist {

    /**
     * What a reader asks for; null asks for everything.
     *
     * @param everybody also those who still meet the criteria, in the order of their admission
     * @param owner who can end an open wait, or has claimed the case
     * @param readyBefore ready since then or longer
     * @param admittedBefore in hospital since then or longer
     * @param claimed whether somebody works on it
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
            @Nullable String claimedBy,
            @Nullable Instant claimedAt) {}

    private static final String FROM = """
            from discharge_case c
            where is_open and %s is not null
              and (?::text is null or trust = ?) and (?::text is null or site = ?) and (?::text is null or ward = ?)
              and (?::int is null or pathway = ?) and (?::text is null or ? = any(owners) or claimed_by = ?)
              and (?::text is null or ? = any(reasons)) and (?::timestamptz is null or ready_since <= ?)
              and (?::timestamptz is null or admitted_at <= ?)
              and (?::boolean is null or (claimed_by is not null) = ?)
            """;
    private static final String COLUMNS =
            "select stay, trust, version, recorded_at, data, place, %s as waits_since, claimed_by, claimed_at ";
    private static final String PAGE = """
              and (?::timestamptz is null or (%s, stay) > (?, ?))
            order by %s, stay limit ?""";
    private static final String NEXT = "order by %s, stay limit 1 for update skip locked";
    private static final String CLAIM = """
            update discharge_case set claimed_by = ?, claimed_at = clock_timestamp()
            where stay = ? and is_open and (claimed_by is null or claimed_by = ?)""";
    private static final String RELEASE =
            "update discharge_case set claimed_by = null, claimed_at = null where stay = ? and claimed_by = ?";

    /** Where a page goes on: after the case with this wait and stay. */
    public record After(Instant waitsSince, String stay) {}

    public List<Item> list(Connection connection, Filter filter, @Nullable After after, int limit) throws SQLException {
        String order = order(filter);
        Instant since = after == null ? null : after.waitsSince();
        return Rows.list(
                connection,
                (COLUMNS + FROM + PAGE).replace("%s", order),
                Worklist::item,
                values(filter, since, since, after == null ? null : after.stay(), limit));
    }

    /** The one that has waited longest and that nobody else is claiming right now; null if there is none. */
    public @Nullable Item next(Connection connection, Filter filter) throws SQLException {
        return Rows.one(
                connection, (COLUMNS + FROM + NEXT).replace("%s", order(filter)), Worklist::item, values(filter));
    }

    /** False if somebody else has it, or the stay has ended. */
    public boolean claim(Connection connection, String stay, String by) throws SQLException {
        return Rows.write(connection, CLAIM, by, stay, by) == 1;
    }

    /** False if it is not theirs. */
    public boolean release(Connection connection, String stay, String by) throws SQLException {
        return Rows.write(connection, RELEASE, stay, by) == 1;
    }

    private static String order(Filter filter) {
        return filter.everybody() ? "admitted_at" : "ready_since";
    }

    private static @Nullable Object[] values(Filter f, @Nullable Object... more) {
        @Nullable
        Object[] values = {
            f.trust,
            f.trust,
            f.site,
            f.site,
            f.ward,
            f.ward,
            f.pathway,
            f.pathway,
            f.owner,
            f.owner,
            f.owner,
            f.reason,
            f.reason,
            f.readyBefore,
            f.readyBefore,
            f.admittedBefore,
            f.admittedBefore,
            f.claimed,
            f.claimed
        };
        @Nullable Object[] all = java.util.Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, all, values.length, more.length);
        return all;
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
                row.getString("claimed_by"),
                Rows.instantOrNull(row, "claimed_at"));
    }
}
