package org.homeward.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What feeds say of beds gives the same records whatever the order in which it is told. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BedStatusOrderTest {

    private static final Instant START = Instant.parse("2026-06-03T06:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-06-03T12:00:00Z");
    private static final int SEEDS = 25;
    private static final int ORDERS = 4;

    @Inject
    Database database;

    private record Said(int minute, int sequence, String letter) {

        String json() {
            return "{\"status\":\"%s\",\"at\":\"%s\",\"source\":\"PAS|RXX\"}"
                    .formatted(letter, START.plusSeconds(60L * minute));
        }
    }

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
    }

    @Test
    void everyOrderOfArrivalGivesTheSameRecord() {
        List<Event> events = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Said> said = said(random);
            for (int order = 0; order < ORDERS; order++) {
                List<Event> versions = versions(bed(seed, order), said);
                Collections.shuffle(said, random);
                if (order % 2 == 1) {
                    Collections.shuffle(versions, random);
                    versions.addAll(versions.subList(0, versions.size() / 2));
                }
                events.addAll(versions);
            }
        }
        apply(events);
        for (int seed = 0; seed < SEEDS; seed++) {
            String first = record(bed(seed, 0));
            for (int order = 1; order < ORDERS; order++) {
                assertThat(record(bed(seed, order)))
                        .as("seed %d, order %d", seed, order)
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void whatALaterVersionRepeatsStaysKnownSinceItWasFirstTold() {
        Said first = new Said(0, 0, "H");
        String bed = bed(99, 0);
        List<Event> versions = versions(bed, List.of(first, new Said(10, 1, "O"), new Said(5, 2, "K")));
        apply(List.of(versions.get(1), versions.get(0), versions.get(2)));

        assertThat(database.rows("select said, extract(epoch from recorded_at - '" + RECORDED
                        + "')::int from bed_status order by from_at"))
                .containsExactly("FEED_HOUSEKEEPING|1", "FEED_CONTAMINATED|3", "FEED_OCCUPIED|2");
    }

    /** The versions that admission-service gives to a bed when these are told in this order. */
    private static List<Event> versions(String bed, List<Said> told) {
        List<Event> versions = new ArrayList<>();
        for (int i = 1; i <= told.size(); i++) {
            List<String> state = told.subList(0, i).stream()
                    .sorted(Comparator.comparing(Said::minute).thenComparing(Said::sequence))
                    .map(Said::json)
                    .toList();
            versions.add(AdmissionFeed.bedStatuses(bed, state, i, RECORDED.plusSeconds(i)));
        }
        return versions;
    }

    /** No letter twice in one minute; several letters in one minute. */
    private static List<Said> said(Random random) {
        Set<String> used = new LinkedHashSet<>();
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(9); i++) {
            Said next = new Said(
                    random.nextInt(8), i, List.of("C", "H", "O", "U", "K", "I").get(random.nextInt(6)));
            if (used.add(next.minute() + next.letter())) {
                said.add(next);
            }
        }
        return said;
    }

    private String record(String bed) {
        JsonPath json = new JsonPath(database.one("select data from live_view where target = '" + bed + "'"));
        return json.getList("reasons") + " " + json.get("observed") + " " + json.get("source");
    }

    private void apply(List<Event> events) {
        AdmissionFeed.send(events);
        Instant end = Instant.now();
        AdmissionFeed.beat(end);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.one("select count(*) from watermark where known_at >= '" + end
                                + "'::timestamptz - interval '1 ms'")
                        .equals("6"));
    }

    private static String bed(int seed, int order) {
        return "RXX01/W1/S" + seed + "/" + order;
    }
}
