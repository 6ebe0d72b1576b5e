package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/**
 * How far a service has got with what another has published: the beats that it has heard on each partition, in a table of
 * the service with {@code partition} and {@code known_at}.
 */
public final class Upstream implements Watermarks {

    private final String beat;
    private final String all;

    /** @param table a name of the program, never one that was sent */
    public Upstream(String table) {
        this.beat = """
                insert into %1$s (partition, known_at) values (?, ?)
                on conflict (partition) do update set known_at = greatest(%1$s.known_at, excluded.known_at)""".formatted(table);
        this.all = "select partition, known_at from " + table;
    }

    /** Everything that was recorded until then has been read from this partition. */
    public void beat(Connection connection, int partition, Instant knownAt) throws SQLException {
        Rows.write(connection, beat, partition, knownAt);
    }

    @Override
    public Map<Integer, Instant> read(Connection connection) throws SQLException {
        Map<Integer, Instant> result = new HashMap<>();
        Rows.list(connection, all, row -> result.put(row.getInt(1), Rows.instant(row, "known_at")));
        return result;
    }

    /**
     * For topics whose partitions are not those that were read: on each of them the least that is known. Empty until every
     * partition has been heard.
     */
    public Map<Integer, Instant> least(Connection connection, int partitions) throws SQLException {
        Map<Integer, Instant> heard = read(connection);
        if (heard.size() < partitions) {
            return Map.of();
        }
        Instant least = Collections.min(heard.values());
        heard.replaceAll((partition, known) -> least);
        return heard;
    }

    /** Recorded time up to which everything that was published is applied here; null at first. */
    public @Nullable Instant knownAt(Connection connection) throws SQLException {
        return read(connection).values().stream().min(Comparator.naturalOrder()).orElse(null);
    }
}
