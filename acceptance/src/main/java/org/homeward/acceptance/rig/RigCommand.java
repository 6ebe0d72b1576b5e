package org.homeward.acceptance.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.local.Stack;

/** The long form of the rig: {@code ./homeward rig}. */
public final class RigCommand {

    private static final List<String> OPTIONS =
            List.of("--runs", "--stays", "--seed", "--per-second", "--outage", "--care");

    /** After the database's return everything is visible within this time (R11). */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Map<String, String> options;

    private RigCommand(Map<String, String> options) {
        this.options = options;
    }

    /**
     * Arguments: {@code --runs N} (10), {@code --stays N} (1000), {@code --per-second N} (200), or {@code --outage LENGTH}
     * (such as {@code 5m}) for R11, or {@code --care RUNS} for R29; with each of them {@code --seed N} (1).
     */
    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                System.err.println("The rig takes " + OPTIONS + ", each with a value.");
                System.exit(2);
            }
            options.put(args[i], args[i + 1]);
        }
        System.exit(new RigCommand(options).run() ? 0 : 1);
    }

    /** Whether everything held. */
    private boolean run() throws Exception {
        Path folder = Files.createTempDirectory("homeward-rig");
        String outage = options.get("--outage");
        try (Stack stack = Stack.start(folder)) {
            if (options.containsKey("--care")) {
                return CareRig.runAll(stack, folder, number("--care", 1), number("--seed", 1));
            }
            return outage != null ? takeDatabaseAway(stack, folder, outage) : killAgainAndAgain(stack, folder);
        }
    }

    private boolean takeDatabaseAway(Stack stack, Path folder, String length) throws IOException, InterruptedException {
        Duration duration = Duration.parse("PT" + length.toUpperCase(Locale.ROOT));
        boolean held = true;
        for (Outage.Kind kind : Outage.Kind.values()) {
            long seed = number("--seed", 1) + kind.ordinal();
            Outage.Outcome outcome = new Outage(stack, folder).run(kind, seed, duration);
            System.out.printf(Locale.ROOT, "seed %d: PostgreSQL %s for %s: %s%n", seed, kind, length, outcome);
            held &= outcome.findings().isEmpty()
                    && outcome.deadLetters() == 0
                    && outcome.freshAfter().compareTo(FRESH) <= 0;
        }
        return held;
    }

    private boolean killAgainAndAgain(Stack stack, Path folder) throws IOException, InterruptedException {
        int runs = number("--runs", 10);
        int lost = 0;
        for (int run = 0; run < runs; run++) {
            long seed = number("--seed", 1) + run;
            Rig.Outcome outcome = new Rig(stack, folder)
                    .runUnderKills(
                            "R" + seed,
                            seed,
                            number("--stays", 1000),
                            number("--per-second", 200),
                            Duration.ofSeconds(8));
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: %d messages, %d sent again, killed %s, findings %s%n",
                    seed,
                    outcome.messages(),
                    outcome.resent(),
                    outcome.killed(),
                    outcome.findings());
            lost += outcome.findings().isEmpty() ? 0 : 1;
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d runs with findings; 0 of %d bounds their share below %.1f %% at 95 %% confidence%n",
                lost,
                runs,
                runs,
                300.0 / runs);
        return lost == 0;
    }

    private int number(String option, int otherwise) {
        String given = options.get(option);
        return given == null ? otherwise : Integer.parseInt(given);
    }
}
