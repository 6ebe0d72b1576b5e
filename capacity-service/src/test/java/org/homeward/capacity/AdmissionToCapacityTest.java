package org.homeward.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.homeward.capacity.AdmissionFeed.movement;
import static org.homeward.capacity.AdmissionFeed.stay;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class AdmissionToCapacityTest {

    private static final Instant MORNING = Instant.parse("2026-06-03T08:00:00Z");
    private static final String BED = "RXX01/W1/B2/03";

    @Inject
    Database database;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void showsAnAdmittedPatientOnTheTopic() {
        AdmissionFeed.send(
                List.of(stay("RXX:1", 1, MORNING, "admitted", movement("A01", MORNING, BED, "admitted"), "")));
        String record = CapacityTopic.await("bed:" + BED, data -> data.contains("RXX:1"));
        assertThat(record)
                .contains("\"reasons\":[{\"code\":\"occupied\",\"from\":\"2026-06-03T08:00:00Z\",\"until\":null},")
                .contains("{\"code\":\"unregistered\"")
                .contains("\"version\":1");
    }

    @Test
    void endsInTheSameViewsForEveryOrderOfArrival() {
        List<Event> events = RandomHistory.events(7, 60, 12);
        List<String> expected = viewsAfter(events);
        for (int seed = 1; seed <= 5; seed++) {
            database.forgetEverything();
            List<Event> shuffled = new ArrayList<>(events);
            shuffled.addAll(events.subList(0, events.size() / 3));
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(viewsAfter(shuffled)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private List<String> viewsAfter(List<Event> events) {
        AdmissionFeed.send(events);
        long versions = events.stream()
                .map(event -> event.key() + event.version())
                .distinct()
                .count();
        Instant end = Instant.now();
        AdmissionFeed.beat(end);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.one("select count(*) from watermark where known_at >= '" + end
                                + "'::timestamptz - interval '1 ms'")
                        .equals("6"));
        assertThat(database.one("select count(*) from stay_history")).isEqualTo(Long.toString(versions));
        List<String> views =
                new ArrayList<>(database.rows("select target, trust, data from live_view order by target"));
        views.addAll(database.rows(RandomHistory.OCCUPANCY));
        return views;
    }
}
