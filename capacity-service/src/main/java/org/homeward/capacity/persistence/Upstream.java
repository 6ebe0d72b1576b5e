package org.homeward.capacity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.homeward.kit.db.Rows;
import org.homeward.kit.outbox.Watermarks;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** How far this service has got with what comes from admission-service, and the links of its patients. */
@ApplicationScoped
public class Upstream implements Watermarks {

    /** The whole link state of one patient. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched.
    public record Links(String patient, String trust, long version, Instant recordedAt, byte[] data) {}

    private static final String BEAT = """
            insert into watermark (partition, known_at) values (?, ?)
            on conflict (partition) do update set known_at = greatest(watermark.known_at, excluded.known_at)""";
    private static final String LINK = """
            insert into patient_link (patient, trust, version, recorded_at, data) values (?, ?, ?, ?, ?)
            on conflict (patient) do update
            set version = excluded.version, recorded_at = excluded.recorded_at, data = excluded.data
            where patient_link.version < excluded.version""";
    private static final String ALL = "select partition, known_at from watermark";

    public void beat(Connection connection, int partition, Instant knownAt) throws SQLException {
        Rows.write(connection, BEAT, partition, knownAt);
    }

    public void keep(Connection connection, Links links) throws SQLException {
        Rows.write(
                connection,
                LINK,
                links.patient(),
                links.trust(),
                links.version(),
                Times.toDatabase(links.recordedAt()),
                links.data());
    }

    @Override
    public Map<Integer, Instant> read(Connection connection) throws SQLException {
        Map<Integer, Instant> result = new HashMap<>();
        Rows.list(connection, ALL, row -> result.put(row.getInt(1), Rows.instant(row, "known_at")));
        return result;
    }

    /** Recorded time up to which everything that admission-service has published is applied here; null at first. */
    public @Nullable Instant knownAt(Connection connection) throws SQLException {
        return read(connection).values().stream().min(Comparator.naturalOrder()).orElse(null);
    }
}
