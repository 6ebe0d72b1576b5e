package org.homeward.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.homeward.kit.event.Event;
import org.homeward.kit.fixture.Servers;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Servers servers = new Servers();
    private final Outbox outbox = new Outbox("homeward.example");

    @Test
    void keepsEveryFieldAndTheOrder() throws SQLException {
        List<Event> events = IntStream.range(0, 500).mapToObj(OutboxTest::event).toList();
        servers.transactions().perform(connection -> outbox.append(connection, events));
        try (var connection = servers.connections().open()) {
            List<OutboxRow> rows = UnsentRows.first(connection);
            assertThat(rows).extracting(OutboxRow::topic).containsOnly("homeward.example");
            assertThat(rows)
                    .extracting(OutboxRow::event)
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(events);
            UnsentRows.delete(connection, rows.subList(0, 499));
            assertThat(UnsentRows.first(connection))
                    .extracting(row -> row.event().version())
                    .containsExactly(499L);
        }
    }

    @Test
    void takesNoEventsToo() {
        servers.transactions().perform(connection -> outbox.append(connection, List.of()));
        assertThat(servers.number("select count(*) from outbox")).isZero();
    }

    private static Event event(int i) {
        byte[] data = new byte[i];
        new Random(i).nextBytes(data);
        Instant time = Instant.parse("2026-03-29T00:59:59.000001Z").plusSeconds(i);
        return new Event(
                "id-" + i,
                "type \"{,}\\ é",
                "A|B",
                "s'" + i,
                time,
                time.plusNanos(1000),
                i,
                i % 2 == 0 ? null : "00-ab",
                "k" + i,
                "NULL",
                i == 0 ? "{}".getBytes(UTF_8) : data);
    }
}
