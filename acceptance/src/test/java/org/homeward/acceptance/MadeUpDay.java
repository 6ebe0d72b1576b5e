package org.homeward.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A seeded day of a few patients in a small hospital, as JSON admission events of all types, crowded so that everything
 * meets everything: cancels of what was and what was not, moves without a visit number, merges, swaps, bed statuses.
 */
final class MadeUpDay {

    private static final Instant START = Instant.parse("2026-06-03T08:00:00Z");
    private static final List<String> MOVES = List.of(
            "patient-admitted",
            "patient-transferred",
            "patient-discharged",
            "patient-registered",
            "patient-preadmitted",
            "became-inpatient",
            "became-outpatient",
            "visit-updated",
            "admission-expected",
            "transfer-expected",
            "discharge-expected",
            "leave-started",
            "leave-ended");
    private static final List<String> CANCELS = List.of(
            "admission-cancelled",
            "transfer-cancelled",
            "discharge-cancelled",
            "expected-discharge-cancelled",
            "expected-transfer-cancelled",
            "expected-admission-cancelled",
            "preadmission-cancelled",
            "leave-cancelled",
            "return-cancelled");
    private static final List<String> LINKS =
            List.of("patients-merged", "patients-unmerged", "visits-merged", "visit-moved", "patient-number-changed");
    private static final List<String> OTHERS =
            List.of("patients-swapped", "bed-status-changed", "visit-deleted", "person-added", "person-updated");
    private static final List<String> PLACES =
            List.of("W1/B1/01", "W1/B1/02", "W1/B1/03", "W2/-/01", "AE/-/-", "W3/B2/-", "W4/B1/01", "W5/-/-", "W6/-/9");

    /**
     * An event of the day; the trust is put in when it is sent.
     *
     * @param feed the system that sends it
     */
    record Happening(String id, String feed, String type, Instant at, Map<String, Object> data) {

        String source(String trust) {
            return feed + '/' + trust;
        }

        Map<String, Object> of(String trust) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("specversion", "1.0");
            event.put("id", id);
            event.put("source", source(trust));
            event.put("type", "homeward.admission." + type + ".v1");
            event.put("time", at.toString());
            event.put("data", placed(data, trust));
            return event;
        }

        private static Map<String, Object> placed(Map<?, ?> data, String trust) {
            Map<String, Object> result = new LinkedHashMap<>();
            data.forEach((name, value) -> result.put(
                    (String) name,
                    switch (value) {
                        case Map<?, ?> inner -> placed(inner, trust);
                        case String text when text.startsWith("@") -> trust + text.substring(1);
                        default -> value;
                    }));
            result.computeIfPresent("trust", (name, value) -> trust);
            return result;
        }
    }

    private final Random random;
    private final int visits;
    private final int minutes;
    private final List<Happening> before = new ArrayList<>();

    private MadeUpDay(long seed) {
        random = new Random(seed);
        visits = 1 + random.nextInt(3);
        minutes = 4 + random.nextInt(20);
    }

    /** The day's events in the order of their ids. */
    static List<Happening> ofSeed(long seed) {
        MadeUpDay day = new MadeUpDay(seed);
        int length = 4 + day.random.nextInt(14);
        for (int i = 0; i < length; i++) {
            day.before.add(day.next(i));
        }
        return day.before;
    }

    private Happening next(int number) {
        String type = type();
        Instant at = minute();
        Map<String, Object> data = about();
        if (CANCELS.contains(type) && random.nextInt(8) > 0) {
            data.put(
                    "cancels",
                    before.isEmpty() || random.nextInt(4) == 0
                            ? minute().toString()
                            : any(before).at().toString());
        }
        if (LINKS.contains(type)) {
            data.put("fromPatient", patient());
            data.put("fromVisit", visit());
        }
        if (type.equals("patients-swapped")) {
            data.put("second", about());
        }
        if (type.equals("bed-status-changed")) {
            data.put("bed", "@01/" + any(List.of("W1/B1/01", "W2/-/01", "W6/-/9")));
            data.put("status", any(List.of("C", "H", "O", "U", "K", "I")));
        }
        return new Happening("M" + number, random.nextInt(4) == 0 ? "ed" : "pas", type, at, data);
    }

    private String type() {
        int kind = random.nextInt(20);
        return any(kind < 11 ? MOVES : kind < 15 ? CANCELS : kind < 18 ? LINKS : OTHERS);
    }

    private Map<String, Object> about() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("trust", "@");
        Map<String, Object> patient = new LinkedHashMap<>(Map.of("number", patient()));
        put(patient, "nhsNumber", random.nextInt(2) == 0 ? "9990000018" : null);
        put(patient, "died", random.nextInt(12) == 0 ? Boolean.TRUE : null);
        data.put("patient", patient);
        put(data, "visit", random.nextInt(3) == 0 ? null : visit());
        put(data, "place", place(6));
        put(data, "priorPlace", place(2));
        put(data, "pendingPlace", place(2));
        put(data, "expectedAt", random.nextInt(3) == 0 ? minute().toString() : null);
        put(data, "specialty", random.nextInt(5) == 0 ? "S" + random.nextInt(9) : null);
        return data;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    private @Nullable String place(int oneIn) {
        return random.nextInt(oneIn) == 0 ? null : "@01/" + any(PLACES);
    }

    private String patient() {
        return "P" + random.nextInt(4);
    }

    private String visit() {
        return "V" + random.nextInt(visits);
    }

    private Instant minute() {
        return START.plusSeconds(60L * random.nextInt(minutes));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
