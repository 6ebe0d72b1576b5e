package org.homeward.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeward.kit.fixture.Servers;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private final Servers servers = new Servers();

    TransactionsTest() {
        servers.perform("create table thing (id int constraint one_of_each primary key)");
    }

    @Test
    void commitsWhatReturnsAndRollsBackWhatThrows() {
        assertThat(servers.transactions().<Integer>run(connection -> insert(connection, 1)))
                .isEqualTo(1);
        assertThatThrownBy(() -> servers.transactions().perform(connection -> {
                    insert(connection, 2);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(servers.number("select sum(id) from thing")).isEqualTo(1);
    }

    @Test
    void namesTheConstraintAndNotTheValue() {
        servers.transactions().run(connection -> insert(connection, 9434765));
        assertThatThrownBy(() -> servers.transactions().run(connection -> insert(connection, 9434765)))
                .isInstanceOfSatisfying(DatabaseFailure.class, failure -> {
                    assertThat(failure.violates("one_of_each")).isTrue();
                    assertThat(failure.isTransient()).isFalse();
                    assertThat(failure).hasNoCause().hasMessageNotContaining("9434765");
                });
    }

    /** Each has one row and wants that of the other: the server ends one of them, which is begun again. */
    @Test
    void beginsACommandAgainThatLostADeadlock() {
        servers.perform("insert into thing values (11), (12)");
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        AtomicInteger begun = new AtomicInteger();
        var other = CompletableFuture.runAsync(() -> lockBoth(12, 11, bothHaveOne, begun));
        lockBoth(11, 12, bothHaveOne, begun);
        other.join();

        assertThat(begun).hasValueGreaterThan(2);
    }

    private void lockBoth(int first, int second, CyclicBarrier bothHaveOne, AtomicInteger begun) {
        servers.transactions().command(connection -> {
            boolean isFirstTime = begun.incrementAndGet() <= 2;
            lock(connection, first);
            if (isFirstTime) {
                meet(bothHaveOne);
            }
            return lock(connection, second);
        });
    }

    private static int lock(Connection connection, int id) throws SQLException {
        try (var lock = connection.prepareStatement("update thing set id = id where id = ?")) {
            lock.setInt(1, id);
            return lock.executeUpdate();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** More failures than the pool has connections. */
    @Test
    void givesEveryConnectionBack() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> servers.transactions()
                            .perform(connection -> connection
                                    .createStatement()
                                    .execute("select pg_terminate_backend(pg_backend_pid())")))
                    .isInstanceOfSatisfying(
                            DatabaseFailure.class,
                            failure -> assertThat(failure.isTransient()).isTrue());
            assertThatThrownBy(() -> servers.transactions()
                            .perform(connection -> connection.createStatement().execute("no sql")))
                    .isInstanceOf(DatabaseFailure.class);
        }
        int id = 7;
        assertThat(servers.transactions().<Integer>run(connection -> insert(connection, id)))
                .isEqualTo(1);
    }

    private static int insert(Connection connection, int id) throws SQLException {
        try (var insert = connection.prepareStatement("insert into thing values (?)")) {
            insert.setInt(1, id);
            return insert.executeUpdate();
        }
    }
}
