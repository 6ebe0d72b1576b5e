package org.homeward.capacity;

import static org.homeward.capacity.AdmissionFeed.movement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.homeward.kit.event.Event;

/** Seeded stays of one site, each with several versions that add movements and take some back. */
final class RandomHistory {

    /** All that is and was believed, in an order that does not depend on arrival. */
    static final String OCCUPANCY =
            "select stay, kind, place, arrived, since, until, vacates, known_from, source, known_until, ended_by from occupancy"
                    + " order by 1, 2, 3, 5, 8";

    private static final Instant START = Instant.parse("2026-06-03T00:00:00Z");

    private RandomHistory() {}

    static List<Event> events(long seed, int stays, int beds) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int stay = 0; stay < stays; stay++) {
            addStay(random, "RXX:" + stay, beds, events);
        }
        return events;
    }

    private static void addStay(Random random, String stay, int beds, List<Event> events) {
        List<String> movements = new ArrayList<>();
        Instant at = START.plusSeconds(60L * random.nextInt(600));
        Instant recorded = at;
        String status = "admitted";
        for (int version = 1; version <= 6; version++) {
            at = at.plusSeconds(60L * random.nextInt(90));
            recorded = recorded.plusSeconds(60L * (1 + random.nextInt(120)));
            int kind = random.nextInt(10);
            if (kind == 0 && !movements.isEmpty()) {
                movements.removeLast();
            } else {
                status = kind == 1 ? "discharged" : kind == 2 ? "on-leave" : "admitted";
                String place = kind == 1 ? null : kind == 3 ? "RXX01/W1/-/-" : "RXX01/W1/B1/" + random.nextInt(beds);
                movements.add(movement(kind == 1 ? "A03" : "A02", at, place, status));
            }
            String now = movements.isEmpty() ? "cancelled" : status;
            String expected = random.nextInt(4) > 0
                    ? ""
                    : "{\"event\":\"A15\",\"at\":\"%s\",\"expectedAt\":null,\"place\":\"RXX01/W1/B1/%d\"}"
                            .formatted(at, random.nextInt(beds));
            events.add(AdmissionFeed.stay(stay, version, recorded, now, String.join(",", movements), expected));
        }
    }
}
