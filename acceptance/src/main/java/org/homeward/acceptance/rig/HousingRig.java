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
 * People with nowhere to go are referred, receipted and given flats, or not, while services are killed at any step; then
 * each answered command stands once, no flat is given twice, and everybody is shown the same.
 */
public final class HousingRig {

    private final Stack stack;
    private final Path folder;

    /** @param folder where the senders' ledgers are kept, outside the system under test */
    public HousingRig(Stack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
    }

    /**
     * What a run found and what it went through.
     *
     * @param refused how many asked for a flat that somebody else had
     */
    public record Outcome(List<String> findings, int people, long refused, int repeated, List<Part> killed) {}

    /** The long form: every part is killed three times in each run. Gives whether nothing was found. */
    static boolean runAll(Stack stack, Path folder, int runs, int seed) throws Exception {
        boolean held = true;
        for (int run = 0; run < runs; run++) {
            Outcome outcome =
                    new HousingRig(stack, folder).runUnderKills(seed + run, Nemesis.EACH_THRICE, Duration.ofSeconds(8));
            System.out.printf(Locale.ROOT, "seed %d: %s%n", seed + run, outcome);
            held &= outcome.findings().isEmpty();
        }
        return held;
    }

    /** People set out, six at once, until each target was killed and everybody who set out has arrived. */
    public Outcome runUnderKills(long seed, List<Part> targets, Duration pause) throws Exception {
        try (HousingRun run = new HousingRun(stack, folder, seed)) {
            Nemesis nemesis = new Nemesis(stack, seed, targets, pause);
            CompletableFuture<Void> ended = Lanes.apart(nemesis::end);
            run.people(() -> !ended.isDone());
            ended.join();
            stack.awaitReady();
            return run.outcome(nemesis.killed());
        }
    }

    /** Ten people, while a part halts at a stop point and is started again. */
    public Outcome runWithHalt(long seed, Part part, String stopPoint) throws Exception {
        try (HousingRun run = new HousingRun(stack, folder, seed)) {
            stack.restart(part, Map.of(Halts.SETTING, stopPoint));
            CompletableFuture<Void> healed = Lanes.apart(() -> new Halts(stack).startAgainWhenHalted(part, ""));
            run.people(() -> run.size() < 10 || !healed.isDone());
            healed.join();
            stack.awaitReady();
            return run.outcome(List.of(part));
        }
    }

    /** R0: housing-service forgets the event of a booking, and what compares heads is off. */
    public List<String> findingsOfAForgottenBooking(long seed) throws Exception {
        try (HousingRun run = new HousingRun(stack, folder, seed)) {
            HousingJourney journey = run.journey(HousingFate.HAS_A_FLAT);
            journey.refer();
            stack.restart(Part.HOUSING, Map.of(Halts.SETTING, "mark-before-send,stop.after-mark-before-send"));
            CompletableFuture<Void> healed =
                    Lanes.apart(() -> new Halts(stack).startAgainWhenHalted(Part.HOUSING, "no-heads"));
            journey.book();
            healed.join();
            stack.awaitReady();
            run.witness();
            return run.findings();
        } finally {
            stack.restart(Part.HOUSING, Map.of());
            stack.awaitReady();
        }
    }
}
