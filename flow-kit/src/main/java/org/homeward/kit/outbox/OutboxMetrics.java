package org.homeward.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/** How much waits in the outbox and for how long, as the active relay sees it. */
final class OutboxMetrics {

    /** Counting stops at a hundred thousand: more is the same alarm. */
    private static final String DEPTH_AND_AGE = """
            select (select count(*) from (select 1 from outbox limit 100000) as counted),
                   coalesce((select extract(epoch from clock_timestamp() - created_at) * 1000
                             from outbox order by id limit 1), 0)::bigint""";

    private final AtomicLong depth;
    private final AtomicLong ageMillis;
    private final DistributionSummary batches;
    private final Counter failures;

    OutboxMetrics(String topic) {
        Tags tags = Tags.of("topic", topic);
        this.depth = Metrics.gauge("homeward.outbox.depth", tags, new AtomicLong());
        this.ageMillis = Metrics.gauge("homeward.outbox.age.millis", tags, new AtomicLong());
        this.batches = Metrics.summary("homeward.relay.batch", tags);
        this.failures = Metrics.counter("homeward.relay.failures", tags);
    }

    void measure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DEPTH_AND_AGE)) {
            row.next();
            depth.set(row.getLong(1));
            ageMillis.set(row.getLong(2));
        }
    }

    void sent(int rows) {
        batches.record(rows);
    }

    void failed() {
        failures.increment();
    }
}
