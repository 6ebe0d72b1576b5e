package org.homeward.acceptance.rig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/**
 * R29: people go from fit over a package and its acceptance to the first visit, or to whatever else ends it, while
 * services are killed at any step; then each case is done, compensated or listed.
 */
public final class CareRig {

    private static final String ANSWER_WITHIN = "HOMEWARD_CARE_ANSWER_WITHIN";

    private final Stack stack;
    private final Path folder;

    /** @param folder where the senders' ledgers are kept, outside the system under test */
    public CareRig(Stack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
    }

    /** What a run found and what it went through. */
    public record Outcome(List<String> findings, int people, int repeated, List<Part> killed) {}

    /** The long form: every part is killed three times in each run. Gives whether nothing was found. */
    static boolean runAll(Stack stack, Path folder, int runs, int seed) throws Exception {
        int found = 0;
        for (int run = 0; run < runs; run++) {
            Outcome outcome =
                    new CareRig(stack, folder).runUnderKills(seed + run, Nemesis.EACH_THRICE, Duration.ofSeconds(8));
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: %d people, %d commands sent again, killed %s, findings %s%n",
                    seed + run,
                    outcome.people(),
                    outcome.repeated(),
                    outcome.killed(),
                    outcome.findings());
            found += outcome.findings().isEmpty() ? 0 : 1;
        }
        return found == 0;
    }

    /** People set out, six at once, until each target was killed and everybody who set out has arrived. */
    public Outcome runUnderKills(long seed, List<Part> targets, Duration pause) throws Exception {
        try (CareRun run = new CareRun(stack, folder, seed)) {
            Nemesis nemesis = new Nemesis(stack, seed, targets, pause);
            CompletableFuture<Void> ended = Lanes.apart(nemesis::end);
            run.people(() -> !ended.isDone());
            ended.join();
            stack.awaitReady();
            return run.outcome(nemesis.killed());
        }
    }

    /** Twelve people, while a part halts at a stop point and is started again. */
    public Outcome runWithHalt(long seed, Part part, String stopPoint) throws Exception {
        try (CareRun run = new CareRun(stack, folder, seed)) {
            stack.restart(part, Map.of(Halts.SETTING, stopPoint));
            CompletableFuture<Void> healed = Lanes.apart(() -> new Halts(stack).startAgainWhenHalted(part, ""));
            run.people(() -> run.size() < 12 || !healed.isDone());
            healed.join();
            stack.awaitReady();
            return run.outcome(List.of(part));
        }
    }

    /**
     * Six people whom the first tier gives no answer, while discharge-service is killed between the two tiers: it has passed
     * a deadline, and not committed that. It comes back with a longer deadline, so that the second tier has time for its yes.
     */
    public Outcome runOverADeadline(long seed, Duration firstDeadline, Duration later) throws Exception {
        try (CareRun run = new CareRun(stack, folder, seed)) {
            stack.restart(
                    Part.DISCHARGE,
                    Map.of(ANSWER_WITHIN, "" + firstDeadline, Halts.SETTING, "stop.after-deadline-before-commit"));
            CompletableFuture<Void> healed = Lanes.apart(
                    () -> new Halts(stack).startAgainWhenHalted(Part.DISCHARGE, Map.of(ANSWER_WITHIN, "" + later)));
            run.overADeadline();
            healed.join();
            return run.outcome(List.of(Part.DISCHARGE));
        } finally {
            stack.restart(Part.DISCHARGE, Map.of());
            stack.awaitReady();
        }
    }

    /** R0: discharge-service forgets the event of an acceptance, and what compares heads is off. */
    public List<String> findingsOfAForgottenAcceptance(long seed) throws Exception {
        try (CareRun run = new CareRun(stack, folder, seed)) {
            CareJourney journey = run.journey(CareFate.HOME, true);
            journey.ask();
            stack.restart(Part.DISCHARGE, Map.of(Halts.SETTING, "mark-before-send,stop.after-mark-before-send"));
            CompletableFuture<Void> healed =
                    Lanes.apart(() -> new Halts(stack).startAgainWhenHalted(Part.DISCHARGE, "no-heads"));
            journey.accept();
            healed.join();
            stack.awaitReady();
            run.witness();
            return run.findings();
        } finally {
            stack.restart(Part.DISCHARGE, Map.of());
            stack.awaitReady();
        }
    }
}
