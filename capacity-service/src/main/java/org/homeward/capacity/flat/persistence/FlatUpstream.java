package org.homeward.capacity.flat.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** How far this service has got with what comes from housing-service. */
@ApplicationScoped
public class FlatUpstream {

    /** The topic that flats are published on, among much else. */
    public static final String TOPIC = "homeward.referral";

    private static final String BEAT = """
            insert into flat_watermark (partition, known_at) values (?, ?)
            on conflict (partition) do update set known_at = greatest(flat_watermark.known_at, excluded.known_at)""";
    private static final String ALL = "select known_at from flat_watermark";

    public void beat(Connection connection, int partition, Instant knownAt) throws SQLException {
        Rows.write(connection, BEAT, partition, knownAt);
    }

    /** Recorded time up to which every flat is applied here; null until each of the partitions has been heard. */
    public @Nullable Instant knownAt(Connection connection, int partitions) throws SQLException {
        List<Instant> heard = Rows.list(connection, ALL, row -> Rows.instant(row, "known_at"));
        return heard.size() < partitions
                ? null
                : heard.stream().min(Instant::compareTo).orElse(null);
    }
}
