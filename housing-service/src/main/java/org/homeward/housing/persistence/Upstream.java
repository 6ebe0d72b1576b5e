package org.homeward.housing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.homeward.kit.db.Rows;
import org.homeward.kit.outbox.Watermarks;
import org.jspecify.annotations.Nullable;

/** How far this service has got with what comes from admission-service. */
@ApplicationScoped
public class Upstream implements Watermarks {

    private static final String BEAT = """
            insert into watermark (partition, known_at) values (?, ?)
            on conflict (partition) do update set known_at = greatest(watermark.known_at, excluded.known_at)""";
    private static final String ALL = "select partition, known_at from watermark";

    public void beat(Connection connection, int partition, Instant knownAt) throws SQLException {
        Rows.write(connection, BEAT, partition, knownAt);
    }

    @Override
    public Map<Integer, Instant> read(Connection connection) throws SQLException {
        Map<Integer, Instant> result = new HashMap<>();
        Rows.list(connection, ALL, row -> result.put(row.getInt(1), Rows.instant(row, "known_at")));
        return result;
    }

    /**
     * For topics whose partitions are not those of admission's: on each of them the least that is known. Empty until every
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

    /** Recorded time up to which everything that admission-service has published is applied here; null at first. */
    public @Nullable Instant knownAt(Connection connection) throws SQLException {
        return read(connection).values().stream().min(Comparator.naturalOrder()).orElse(null);
    }
}
