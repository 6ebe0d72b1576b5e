package org.homeward.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.homeward.kit.fixture.Counters;
import org.homeward.kit.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Places of deleted rows are cleared out of the outbox, so that it stays as small as what waits in it. */
class SweepTest {

    private static final int ENOUGH = 2_000;

    private final Servers servers = new Servers();
    private final Sweep sweep = new Sweep();

    /** PostgreSQL's own may come at any moment. */
    @BeforeEach
    void nobodyElseSweeps() {
        servers.perform("alter table outbox set (autovacuum_enabled = false)");
    }

    @Test
    void makesAnEmptyOutboxSmallAgain() throws SQLException {
        fillAndEmpty();
        assertThat(pages()).isPositive();
        after(ENOUGH, true);
        assertThat(pages()).isZero();
    }

    @Test
    void leavesTheLengthOfOneThatIsInUseAndLetsItsPlacesBeUsedAgain() throws SQLException {
        fillAndEmpty();
        long before = pages();
        after(ENOUGH, false);
        assertThat(pages()).isEqualTo(before);
        fill();
        assertThat(pages()).isEqualTo(before);
    }

    @Test
    void addsUpAFewRowsUntilTheyAreWorthIt() throws SQLException {
        fillAndEmpty();
        after(ENOUGH - 1, true);
        assertThat(pages()).isPositive();
        after(1, true);
        assertThat(pages()).isZero();
    }

    /** Whoever has the table goes first; what is not swept now is swept next time. */
    @Test
    void waitsForNobody() throws SQLException {
        fillAndEmpty();
        try (Connection holding = servers.connections().open()) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("lock table outbox in share mode");
            after(ENOUGH, true);
            assertThat(pages()).isPositive();
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            after(ENOUGH, true);
            return pages() == 0;
        });
    }

    @Test
    void isDoneByTheRelayAsItSends() {
        servers.perform(Counters.TABLE);
        String topic = Servers.newTopic();
        Counters counters = new Counters(topic);
        servers.transactions().perform(connection -> {
            for (int i = 0; i < 3 * ENOUGH / 2; i++) {
                counters.raise(connection, "c" + i % 7);
            }
        });
        try (Relay relay = new Relay(topic, servers.connections(), Servers.kafka(), Heads.NONE, null).start()) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> servers.number("select vacuum_count from pg_stat_user_tables where relname = 'outbox'")
                            > 0);
            assertThat(relay.isActive()).isTrue();
        }
    }

    private void fillAndEmpty() {
        fill();
        servers.perform("delete from outbox");
    }

    private void fill() {
        servers.perform("""
                insert into outbox (topic, key, shard_key, type, source, event_id, subject, occurred_at, recorded_at, version,
                  data)
                select 't', 'k', 's', 'x', 'y', n::text, 'z', now(), now(), n, '{}' from generate_series(1, 2000) n""");
    }

    private void after(int rows, boolean drained) throws SQLException {
        try (Connection connection = servers.connections().open()) {
            sweep.after(rows, drained, connection);
        }
    }

    private long pages() {
        return servers.number("select pg_relation_size('outbox') / 8192");
    }
}
