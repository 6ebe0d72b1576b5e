package org.homeward.acceptance.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What to measure, and for how long. */
record BenchPlan(Duration warmUp, Duration time, List<Phase> phases) {

    enum Phase {
        INTAKE,
        LATENCY,
        READS,
        REBUILD,
        OFFERS,
        CARE,
        RETURNS,
        WORKLIST,
        FLATS,
        REFERRALS
    }

    /** @throws IllegalArgumentException with what to write instead */
    static BenchPlan parse(String... args) {
        Duration warmUp = Duration.ofSeconds(90);
        Duration time = Duration.ofSeconds(15);
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--seconds" -> time = seconds(args, ++i, 1);
                case "--warm-up" -> warmUp = seconds(args, ++i, 0);
                default -> phases.add(phase(args[i]));
            }
        }
        return new BenchPlan(warmUp, time, phases.isEmpty() ? List.of(Phase.values()) : List.copyOf(phases));
    }

    private static Phase phase(String name) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.name().equals(name.toUpperCase(Locale.ROOT)))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("The bench takes --seconds N, --warm-up N and names of "
                        + Arrays.toString(Phase.values()).toLowerCase(Locale.ROOT) + ", not '" + name + "'."));
    }

    private static Duration seconds(String[] args, int at, int least) {
        String value = at < args.length ? args[at] : "";
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < least) {
            throw new IllegalArgumentException(
                    args[at - 1] + " takes a whole number of seconds from " + least + ", not '" + value + "'.");
        }
        return Duration.ofSeconds(Integer.parseInt(value));
    }
}
