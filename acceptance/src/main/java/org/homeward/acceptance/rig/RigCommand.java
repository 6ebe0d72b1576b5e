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
            List.of("--runs", "--stays", "--seed", "--per-second", "--outage", "--care", "--sabotage");

    /** After the database's return everything is visible within this time (R11). */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Map<String, String> options;

    private RigCommand(Map<String, String> options) {
        this.options = options;
    }

    /**
     * Arguments: {@code --runs N} (10), {@code --stays N} (1000), {@code --per-second N} (200), or {@code --outage LENGTH}
     * (such as {@code 5m}) for R11, or {@code --care RUNS} for R29, or {@code --sabotage RUNS} for R0; with each of them
     * {@code --seed N} (1).
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
            if (options.containsKey("--sabotage")) {
                return noticesSabotage(stack, folder);
            }
            return outage != null
                    ? takeDatabaseAway(stack, folder, outage)
                    : new EveryKind(new Rig(stack, folder), number("--stays", 1000), number("--per-second", 200))
                            .run(number("--runs", 10), number("--seed", 1));
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

    /** Each wrong behaviour must be found, each time. */
    private boolean noticesSabotage(Stack stack, Path folder) throws IOException, InterruptedException {
        long seed = number("--seed", 1);
        boolean noticed = true;
        for (int round = 0; round < number("--sabotage", 1); round++) {
            for (String behaviour : Sabotage.BEHAVIOURS) {
                List<String> findings = new Sabotage(stack, folder).findings(behaviour, seed++);
                System.out.printf(
                        Locale.ROOT, "%s: %d findings, such as %s%n", behaviour, findings.size(), first(findings));
                noticed &= !findings.isEmpty();
            }
        }
        return noticed;
    }

    private static String first(List<String> findings) {
        return findings.isEmpty() ? "none: the rig is blind to it" : findings.getFirst();
    }

    private int number(String option, int otherwise) {
        String given = options.get(option);
        return given == null ? otherwise : Integer.parseInt(given);
    }
}
