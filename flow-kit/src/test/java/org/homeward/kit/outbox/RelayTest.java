package org.homeward.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.fixture.Counters;
import org.homeward.kit.fixture.Records;
import org.homeward.kit.fixture.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The relay with the real database and the real broker (reliability R01, R2A). */
class RelayTest {

    private final Servers servers = new Servers();
    private final String topic = Servers.newTopic();
    private final Counters counters = new Counters(topic);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    RelayTest() {
        servers.perform(Counters.TABLE);
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void sendsWhatIsCommittedOnceAndInOrder() {
        try (Relay relay = relay(Heads.NONE)) {
            for (int i = 0; i < 500; i++) {
                raise(relay, "c" + i % 7);
            }
            awaitEmptyOutbox();
        }
        assertThat(sent()).hasSize(500);
        assertThat(versions("c0")).isSorted().doesNotHaveDuplicates().hasSize(72);
    }

    /** R2A: ids are taken before the commit, so a reader that goes by "id greater than the last" would skip rows. */
    @Test
    void skipsNothingWhenTwoSessionsCommitInReverseOrderOfTheirIds() throws SQLException {
        int rounds = Integer.getInteger("homeward.rounds", 1_000);
        try (Relay relay = relay(Heads.NONE);
                Connection first = servers.connections().open();
                Connection second = servers.connections().open()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            for (int i = 0; i < rounds; i++) {
                counters.raise(first, "early" + i % 5);
                counters.raise(second, "late" + i % 5);
                second.commit();
                relay.kick();
                first.commit();
                relay.kick();
            }
            awaitEmptyOutbox();
        }
        assertThat(sent()).hasSize(2 * rounds);
        for (int i = 0; i < 5; i++) {
            assertThat(versions("early" + i))
                    .isEqualTo(IntStream.rangeClosed(1, rounds / 5)
                            .asLongStream()
                            .boxed()
                            .toList());
            assertThat(versions("late" + i))
                    .isEqualTo(IntStream.rangeClosed(1, rounds / 5)
                            .asLongStream()
                            .boxed()
                            .toList());
        }
    }

    @Test
    void sendsVersionsInOrderWhileManySessionsWrite() throws Exception {
        try (Relay relay = relay(Heads.NONE)) {
            var writers = IntStream.range(0, 8)
                    .mapToObj(writer -> threads.submit(() -> {
                        Random random = new Random(writer);
                        for (int i = 0; i < 200; i++) {
                            raise(relay, "c" + random.nextInt(5));
                        }
                    }))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
            awaitEmptyOutbox();
        }
        assertThat(sent()).hasSize(1600);
        for (int i = 0; i < 5; i++) {
            assertThat(versions("c" + i)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void letsOnlyOneOfTwoRelaysPublish() {
        try (Relay one = relay(Heads.NONE);
                Relay two = relay(Heads.NONE)) {
            for (int i = 0; i < 300; i++) {
                raise(one, "c" + i % 3);
                two.kick();
                assertThat(one.isActive() && two.isActive()).isFalse();
            }
            awaitEmptyOutbox();
        }
        assertThat(sent()).hasSize(300);
    }

    @Test
    void takesOverAtOnceFromOneThatLeftCleanly() {
        relay(Heads.NONE).close();
        Relay first = relay(Heads.NONE);
        await().atMost(Duration.ofSeconds(60)).until(first::isActive);
        try (Relay second = relay(Heads.NONE)) {
            first.close();
            await().atMost(Duration.ofSeconds(3)).until(second::isActive);
        }
    }

    /** Its session is ended as by idle_session_timeout; a predecessor that is not this process could still send. */
    @Test
    void waitsOutThePredecessorThatDidNotLeaveCleanly() {
        Relay stopped = relay(Heads.NONE);
        await().atMost(Duration.ofSeconds(60)).until(stopped::isActive);
        servers.perform("update relay set holder = gen_random_uuid()");
        endSessionOfTheRelay();
        long lost = System.nanoTime();
        await().atMost(Duration.ofSeconds(60)).until(() -> !stopped.isActive());
        await().atMost(Duration.ofSeconds(15)).until(stopped::isActive);
        assertThat(Duration.ofNanos(System.nanoTime() - lost)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(10));
        stopped.close();
    }

    @Test
    void goesOnAtTheFirstUnsentRowAfterItsSessionEnds() {
        try (Relay relay = relay(counters)) {
            AtomicInteger raised = new AtomicInteger();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 50; j++) {
                    raise(relay, "c" + raised.getAndIncrement() % 3);
                }
                endSessionOfTheRelay();
            }
            awaitEmptyOutbox();
        }
        assertThat(heads()).isEqualTo(Map.of("c0", 50L, "c1", 50L, "c2", 50L));
    }

    /** What a stopped relay had in hand arrives after its successor's records: the last record of the key is old. */
    @Test
    void mendsTheHeadsThatAnOvertakenRelayLeftBehind() {
        Relay overtaken = relay(counters);
        for (int i = 0; i < 30; i++) {
            raise(overtaken, "c" + i % 3);
        }
        awaitEmptyOutbox();
        endSessionOfTheRelay();
        sendLate("c0", 4);
        sendLate("c2", 9);
        assertThat(heads()).containsEntry("c0", 4L).containsEntry("c2", 9L);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heads()).isEqualTo(Map.of("c0", 10L, "c1", 10L, "c2", 10L)));
        overtaken.close();
    }

    @Test
    void sendsEverythingAgainToATopicThatWasLost() {
        try (Relay relay = relay(counters)) {
            for (int i = 0; i < 20; i++) {
                raise(relay, "c" + i);
            }
            awaitEmptyOutbox();
        }
        servers.perform("insert into counter select 'old' || n, n from generate_series(1, 1200) n");
        try (Relay relay = relay(counters)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> heads().size() == 1220);
            assertThat(heads()).containsEntry("old1200", 1200L).containsEntry("c3", 1L);
            assertThat(relay.isActive()).isTrue();
        }
    }

    private Relay relay(Heads heads) {
        return new Relay(topic, servers.connections(), Servers.kafka(), heads, null).start();
    }

    private void raise(Relay relay, String name) {
        servers.transactions().run(connection -> counters.raise(connection, name));
        relay.kick();
    }

    private void awaitEmptyOutbox() {
        await().atMost(Duration.ofSeconds(30)).until(() -> servers.number("select count(*) from outbox") == 0);
    }

    private void endSessionOfTheRelay() {
        servers.perform("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database ="
                + " (select oid from pg_database where datname = current_database())");
    }

    private void sendLate(String name, long version) {
        var now = java.time.Instant.now();
        Event late = new Event(
                "late",
                "homeward.test.counter-raised.v1",
                "test",
                name,
                now,
                now,
                version,
                null,
                name,
                name,
                new byte[] {'{', '}'});
        Records.send(List.of(Envelope.write(topic, 6, late)));
    }

    private List<Event> sent() {
        return Servers.read(topic).stream().map(Envelope::read).toList();
    }

    private List<Long> versions(String key) {
        return sent().stream()
                .filter(event -> event.key().equals(key))
                .map(Event::version)
                .toList();
    }

    private Map<String, Long> heads() {
        Map<String, Long> heads = new HashMap<>();
        sent().forEach(event -> heads.put(event.key(), event.version()));
        return heads;
    }
}
