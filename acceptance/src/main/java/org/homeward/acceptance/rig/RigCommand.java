package org.homeward.acceptance.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.homeward.local.Stack;

/** The long form of the rig: {@code ./homeward rig}. */
public final class RigCommand {

    /** After the database's return everything is visible within this time (R11). */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final RigOptions options;

    private RigCommand(RigOptions options) {
        this.options = options;
    }

    /**
     * Arguments: {@code --runs N} (10), {@code --stays N} (1000), {@code --per-second N} (200), or {@code --outage LENGTH}
     * (such as {@code 5m}) for R11, or {@code --care RUNS} for R29, or {@code --housing RUNS} for the same of housing, or
     * {@code --sabotage RUNS} for R0; with each of them {@code --seed N} (1).
     */
    public static void main(String[] args) throws Exception {
        RigOptions options;
        try {
            options = RigOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new RigCommand(options).run() ? 0 : 1);
    }

    /** Whether everything held. */
    private boolean run() throws Exception {
        Path folder = Files.createTempDirectory("homeward-rig");
        Duration outage = options.outage();
        Integer care = options.care();
        Integer housing = options.housing();
        Integer sabotage = options.sabotage();
        try (Stack stack = Stack.start(folder)) {
            if (care != null) {
                return CareRig.runAll(stack, folder, care, options.seed());
            }
            if (housing != null) {
                return HousingRig.runAll(stack, folder, housing, options.seed());
            }
            if (sabotage != null) {
                return noticesSabotage(stack, folder, sabotage);
            }
            return outage != null
                    ? takeDatabaseAway(stack, folder, outage)
                    : new EveryKind(new Rig(stack, folder), options.stays(), options.perSecond())
                            .run(options.runs(), options.seed());
        }
    }

    private boolean takeDatabaseAway(Stack stack, Path folder, Duration length)
            throws IOException, InterruptedException {
        boolean held = true;
        for (Outage.Kind kind : Outage.Kind.values()) {
            long seed = options.seed() + kind.ordinal();
            Outage.Outcome outcome = new Outage(stack, folder).run(kind, seed, length);
            System.out.printf(Locale.ROOT, "seed %d: PostgreSQL %s for %s: %s%n", seed, kind, length, outcome);
            held &= outcome.findings().isEmpty()
                    && outcome.deadLetters() == 0
                    && outcome.freshAfter().compareTo(FRESH) <= 0;
        }
        return held;
    }

    /** Each wrong behaviour must be found, each time. */
    private boolean noticesSabotage(Stack stack, Path folder, int rounds) throws IOException, InterruptedException {
        long seed = options.seed();
        boolean noticed = true;
        for (int round = 0; round < rounds; round++) {
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
}
