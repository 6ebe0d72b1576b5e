package org.homeward.acceptance.bench;

import java.time.Duration;
import java.util.ArrayList;
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
        WORKLIST
    }

    static BenchPlan parse(String[] args) {
        Duration warmUp = Duration.ofSeconds(90);
        Duration time = Duration.ofSeconds(15);
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--seconds" -> time = Duration.ofSeconds(Long.parseLong(args[++i]));
                case "--warm-up" -> warmUp = Duration.ofSeconds(Long.parseLong(args[++i]));
                default -> phases.add(Phase.valueOf(args[i].toUpperCase(Locale.ROOT)));
            }
        }
        return new BenchPlan(warmUp, time, phases.isEmpty() ? List.of(Phase.values()) : List.copyOf(phases));
    }
}
