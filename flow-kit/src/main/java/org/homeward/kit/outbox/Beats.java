package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.kit.db.SqlWork;
import org.jspecify.annotations.Nullable;

/**
 * What the active relay may say once a second on each partition: everything recorded up to {@code knownAt} has been
 * sent before this. The time is read first; then what is in the outbox is sent; then the beat (ADR 0004).
 */
public final class Beats {

    /**
     * Recorded times are read after the transaction has its number ({@code RecordedTime}): a transaction that is not
     * seen here records later than now, one that is seen records after its start.
     */
    private static final String KNOWN_AT = """
            select least(now(), min(xact_start)) from pg_stat_activity
            where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()""";

    private static final String LAST_ROW = "select coalesce(max(id), 0) from outbox";

    private final String source;
    private final @Nullable Watermarks upstream;
    private final Map<String, SqlWork<@Nullable Instant>> beside;

    private Beats(String source, @Nullable Watermarks upstream, Map<String, SqlWork<@Nullable Instant>> beside) {
        this.source = source;
        this.upstream = upstream;
        this.beside = beside;
    }

    /** For an owner whose facts come from outside. */
    public static Beats of(String source) {
        return new Beats(source, null, Map.of());
    }

    /** For an owner that derives from upstream events: it never claims to know more than they have told it. */
    public static Beats after(String source, Watermarks upstream) {
        return new Beats(source, upstream, Map.of());
    }

    /**
     * Each beat also tells up to when what comes on another topic is applied. That does not hold back {@code knownAt}:
     * who shows only what does not depend on the other topic need not wait for it.
     *
     * @param knownAt null while that topic has not been heard
     */
    public Beats telling(String topic, SqlWork<@Nullable Instant> knownAt) {
        Map<String, SqlWork<@Nullable Instant>> more = new TreeMap<>(beside);
        more.put(topic, knownAt);
        return new Beats(source, upstream, more);
    }

    /** A beat that may be sent once the row with this id and all visible ones before it are confirmed. */
    record Due(Instant knownAt, @Nullable Map<Integer, Instant> upstream, Map<String, Instant> heard, long lastRow) {

        /** Null for a partition that has not heard from upstream. */
        @Nullable
        Beat on(int partition) {
            if (upstream == null) {
                return new Beat(partition, knownAt, heard);
            }
            Instant applied = upstream.get(partition);
            return applied == null ? null : new Beat(partition, applied.isBefore(knownAt) ? applied : knownAt, heard);
        }
    }

    String source() {
        return source;
    }

    /** These statements in this order, each with a snapshot of its own: a later one sees what an earlier one relies on. */
    Due read(Connection connection) throws SQLException {
        Map<Integer, Instant> applied = upstream == null ? null : upstream.read(connection);
        Map<String, Instant> heard = heard(connection);
        try (Statement statement = connection.createStatement()) {
            Instant knownAt = complete(statement);
            return new Due(knownAt, applied, heard, lastRow(statement));
        }
    }

    private Map<String, Instant> heard(Connection connection) throws SQLException {
        Map<String, Instant> result = new TreeMap<>();
        for (var topic : beside.entrySet()) {
            Instant at = topic.getValue().with(connection);
            if (at != null) {
                result.put(topic.getKey(), at);
            }
        }
        return result;
    }

    /** Recorded time up to which everything is visible to the statements that follow on this connection. */
    public static Instant complete(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return complete(statement);
        }
    }

    private static Instant complete(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(KNOWN_AT)) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static long lastRow(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(LAST_ROW)) {
            row.next();
            return row.getLong(1);
        }
    }
}
