package org.homeward.kit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.fixture.Counters;
import org.homeward.kit.fixture.Servers;
import org.homeward.kit.outbox.Heads;
import org.homeward.kit.outbox.Relay;
import org.junit.jupiter.api.Test;

/** A relay that is killed or stopped at the worst moments (reliability R0, R01, R2A). */
class RelayCrashTest {

    private final Servers servers = new Servers();
    private final String topic = Servers.newTopic();
    private final Counters counters = new Counters(topic);

    RelayCrashTest() {
        servers.perform(Counters.TABLE);
    }

    @Test
    void losesNothingWhenItIsKilledBetweenSendAndMark() throws Exception {
        raise(200);
        try (Forked relay = new Forked(RelayProcess.class, servers, topic, "stop.after-send-before-mark")) {
            assertThat(relay.awaitExit()).isEqualTo(StopPoint.KILLED);
        }
        assertThat(servers.number("select count(*) from outbox")).isEqualTo(200);
        finish();
        assertThat(sent()).as("sent twice, which is allowed").hasSize(400);
        assertThat(distinct()).isEqualTo(200);
    }

    /** The switch that proves that the test above would notice. */
    @Test
    void losesRowsWhenItIsSabotagedToMarkBeforeItSends() throws Exception {
        raise(200);
        String sabotage = "mark-before-send,stop.after-mark-before-send";
        try (Forked relay = new Forked(RelayProcess.class, servers, topic, sabotage)) {
            assertThat(relay.awaitExit()).isEqualTo(StopPoint.KILLED);
        }
        finish();
        assertThat(distinct()).isLessThan(200);
    }

    /** R2A, and the switch for {@code RelayTest.skipsNothing…}: a row that commits late, with a lower id, is passed over. */
    @Test
    void skipsWhatCommitsLateWhenItIsSabotagedToGoByTheLastId() throws Exception {
        try (Forked relay = new Forked(RelayProcess.class, servers, topic, "skip-late-rows");
                Connection late = servers.connections().open()) {
            late.setAutoCommit(false);
            counters.raise(late, "late");
            raise(1);
            awaitSent(1);
            late.commit();
            servers.transactions().perform(connection -> counters.raise(connection, "witness"));
            awaitSent(2);
            assertThat(lastVersions()).containsOnlyKeys("c0", "witness");
            assertThat(relay).isNotNull();
        }
    }

    /** R2A, and the switch for {@code RelayTest.letsOnlyOne…}: rows that are locked can be read and sent, by one or two. */
    @Test
    void sendsEverythingTwiceWhenTwoAreSabotagedToRelayWithoutALease() throws Exception {
        raise(200);
        try (Connection holding = servers.connections().open()) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("select id from outbox for update");
            try (Forked one = new Forked(RelayProcess.class, servers, topic, "no-lease")) {
                awaitSent(200);
                servers.perform("update relay set left_cleanly = true");
                try (Forked two = new Forked(RelayProcess.class, servers, topic, "no-lease")) {
                    awaitSent(400);
                    assertThat(one).isNotSameAs(two);
                }
            }
        }
        assertThat(distinct()).isEqualTo(200);
    }

    /** SIGSTOP: its session ends, another takes over; woken, it asks for the heads and leaves the topic right. */
    @Test
    void isOvertakenWhileItIsStoppedAndHarmlessWhenItWakes() throws Exception {
        try (Forked stopped = new Forked(RelayProcess.class, servers, topic, "")) {
            raise(100);
            awaitEmptyOutbox();
            stopped.signal("STOP");
            raise(100);
            try (Relay next = new Relay(topic, servers.connections(), Servers.kafka(), counters, null).start()) {
                await().atMost(Duration.ofSeconds(20)).until(next::isActive);
                awaitEmptyOutbox();
                long asked = heads("requested");
                stopped.signal("CONT");
                await().atMost(Duration.ofSeconds(20)).until(() -> heads("requested") > asked);
                await().atMost(Duration.ofSeconds(20)).until(() -> heads("compared") > heads("requested"));
                raise(10);
                next.kick();
                awaitEmptyOutbox();
                assertThat(next.isActive()).isTrue();
            }
        }
        assertThat(lastVersions()).isEqualTo(Map.of("c0", 42L, "c1", 42L, "c2", 42L, "c3", 42L, "c4", 42L));
    }

    private long heads(String what) {
        return servers.number(
                "select coalesce(extract(epoch from heads_" + what + "_at) * 1000000, 0)::bigint from relay");
    }

    private void raise(int times) {
        servers.transactions().perform(connection -> {
            for (int i = 0; i < times; i++) {
                counters.raise(connection, "c" + i % 5);
            }
        });
    }

    private void finish() {
        try (Relay relay = new Relay(topic, servers.connections(), Servers.kafka(), Heads.NONE, null).start()) {
            await().atMost(Duration.ofSeconds(30)).until(relay::isActive);
            awaitEmptyOutbox();
        }
    }

    private void awaitEmptyOutbox() {
        await().atMost(Duration.ofSeconds(30)).until(() -> servers.number("select count(*) from outbox") == 0);
    }

    private void awaitSent(int records) {
        await().atMost(Duration.ofSeconds(60)).until(() -> sent().size() == records);
    }

    private long distinct() {
        return sent().stream()
                .map(event -> event.key() + event.version())
                .distinct()
                .count();
    }

    private Map<String, Long> lastVersions() {
        Map<String, Long> last = new HashMap<>();
        sent().forEach(event -> last.put(event.key(), event.version()));
        return last;
    }

    private List<Event> sent() {
        return Servers.read(topic).stream().map(Envelope::read).toList();
    }
}
