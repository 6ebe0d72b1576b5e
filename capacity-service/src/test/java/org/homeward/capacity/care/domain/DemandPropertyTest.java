package org.homeward.capacity.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The weeks of demand say what somebody says who looks at every package each hour and keeps a tally. */
class DemandPropertyTest {

    private static final int SEEDS = 1_000;
    private static final int PACKAGES = 12;
    private static final int WEEK = 7 * 24;
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final List<String> SOUGHT = List.of("requested", "offered", "accepted", "unsourced");
    private static final List<String> OVER = List.of("lapsed", "withdrawn", "ended");

    @Test
    void saysOfEveryWeekWhatATallySays() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<List<PackageStep>> packages = new ArrayList<>();
            for (int n = 0; n < PACKAGES; n++) {
                packages.add(life(random, "K" + n));
            }
            List<Demand> demands = packages.stream()
                    .flatMap(one -> DeriveDemand.of(one).stream())
                    .toList();
            for (int week = 0; week < 3; week++) {
                for (int pathway = 0; pathway <= 1; pathway++) {
                    DemandWeek told = DemandWeek.of(
                            LocalDate.EPOCH, pathway, demands, hour(week * WEEK), hour((week + 1) * WEEK));
                    Tally tally = new Tally(packages, week * WEEK, (week + 1) * WEEK, pathway);
                    assertThat(told.asked().count()).as("asked, seed %d", seed).isEqualTo(tally.asked);
                    assertThat(told.started().count())
                            .as("started, seed %d", seed)
                            .isEqualTo(tally.started);
                    assertThat(told.waiting().count())
                            .as("waiting, seed %d", seed)
                            .isEqualTo(tally.waiting);
                    assertThat(told.waiting().amount()).isEqualTo(100L * tally.waiting);
                    if (pathway == 1) {
                        assertThat(told.running().count())
                                .as("running, seed %d", seed)
                                .isEqualTo(tally.running);
                        assertThat(told.ended().count())
                                .as("ended, seed %d", seed)
                                .isEqualTo(tally.ended);
                    }
                }
            }
        }
    }

    /** A package's statuses, each from a whole hour on, as discharge-service lets one follow another. */
    private static List<PackageStep> life(Random random, String pack) {
        List<PackageStep> steps = new ArrayList<>();
        String status = "requested";
        boolean restart = false;
        Instant started = null;
        for (int at = random.nextInt(WEEK); at < 3 * WEEK; at += 1 + random.nextInt(60)) {
            if (!steps.isEmpty()) {
                String before = status;
                status = next(random, before, restart);
                restart = status.equals("paused") && random.nextInt(restart ? 3 : 2) == 0;
            }
            started = started == null && status.equals("started") ? hour(at) : started;
            Instant ended = OVER.contains(status) ? hour(at) : null;
            steps.add(new PackageStep(
                    pack,
                    steps.size() + 1,
                    hour(at),
                    new Area("LE3 9"),
                    status,
                    steps.isEmpty() ? hour(at) : steps.getFirst().requestedAt(),
                    started,
                    ended,
                    restart ? hour(at) : null,
                    100));
        }
        return steps;
    }

    private static String next(Random random, String status, boolean restart) {
        List<String> possible = switch (status) {
            case "requested" -> List.of("offered", "withdrawn");
            case "offered" -> List.of("accepted", "unsourced", "offered", "withdrawn");
            case "unsourced" -> List.of("offered", "withdrawn");
            case "accepted" -> List.of("started", "started", "offered", "withdrawn");
            case "started" -> List.of("started", "paused", "handback-notice", "ended");
            case "paused" -> restart ? List.of("started", "lapsed", "paused") : List.of("paused", "started", "ended");
            case "handback-notice" -> List.of("started", "accepted", "offered", "ended");
            case "lapsed" -> List.of("lapsed", "offered");
            default -> List.of(status);
        };
        return possible.get(random.nextInt(possible.size()));
    }

    private static Instant hour(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    /** Looks at each package hour by hour. */
    private static final class Tally {
        private int asked;
        private int started;
        private int waiting;
        private int running;
        private int ended;

        Tally(List<List<PackageStep>> packages, int from, int until, int pathway) {
            for (List<PackageStep> steps : packages) {
                String before = "nothing";
                for (int hour = 0; hour < until; hour++) {
                    String now = kind(steps, hour(hour));
                    if (hour >= from) {
                        count(before, now, pathway);
                    }
                    before = now;
                }
                String waits = pathway == 0 ? "restarting" : "sought";
                waiting += before.equals(waits) ? 1 : 0;
                running += runs(before) ? 1 : 0;
            }
        }

        private void count(String before, String now, int pathway) {
            if (before.equals(now)) {
                return;
            }
            boolean ran = runs(before);
            asked += now.equals(pathway == 0 ? "restarting" : "sought") ? 1 : 0;
            started += now.equals("running") && before.equals(pathway == 0 ? "restarting" : "sought") ? 1 : 0;
            ended += ran && (now.equals("over") || now.equals("sought")) ? 1 : 0;
        }

        /** A paused package still holds its place, also while its provider is asked to go on. */
        private static boolean runs(String kind) {
            return List.of("running", "paused", "restarting").contains(kind);
        }

        private static String kind(List<PackageStep> steps, Instant at) {
            String kind = "nothing";
            for (PackageStep step : steps) {
                if (!step.recordedAt().isAfter(at)) {
                    kind = SOUGHT.contains(step.status())
                            ? "sought"
                            : OVER.contains(step.status())
                                    ? "over"
                                    : step.restartAskedAt() != null
                                            ? "restarting"
                                            : step.status().equals("paused") ? "paused" : "running";
                }
            }
            return kind;
        }
    }
}
