package org.homeward.capacity.flat.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.homeward.kit.outbox.Upstream;
import org.jspecify.annotations.Nullable;

/** How far this service has got with what comes from housing-service. */
@ApplicationScoped
public class FlatUpstream {

    /** The topic that flats are published on, among much else. */
    public static final String TOPIC = "homeward.referral";

    private final Upstream watermark = new Upstream("flat_watermark");

    public void beat(Connection connection, int partition, Instant knownAt) throws SQLException {
        watermark.beat(connection, partition, knownAt);
    }

    /** Recorded time up to which every flat is applied here; null until each of the partitions has been heard. */
    public @Nullable Instant knownAt(Connection connection, int partitions) throws SQLException {
        return watermark.least(connection, partitions).values().stream()
                .findAny()
                .orElse(null);
    }
}
