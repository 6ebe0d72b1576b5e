package org.homeward.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.homeward.local.Stack;

/**
 * {@code ./homeward bench}: starts a stack of its own with a new data folder, loads it from this process, prints
 * figures and ratios of this one run, and stops it. The sender runs on the same machine and its CPU time is counted.
 */
public final class Bench {

    private Bench() {}

    /**
     * Arguments: {@code --seconds N} of each measured phase (default 15), {@code --warm-up N} (default 90, because five
     * JVMs compile on the same cores) and names of phases, of which all are run if none is named: intake, latency, reads,
     * rebuild, offers, care, returns, worklist, flats, referrals.
     */
    public static void main(String[] args) throws Exception {
        BenchPlan plan;
        try {
            plan = BenchPlan.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path folder = Files.createTempDirectory("homeward-bench");
        Report report = new Report(System.out);
        report.machine();
        long begin = System.nanoTime();
        try (Stack stack = Stack.start(folder)) {
            report.figure("start to ready, empty data folder", "%.1f s", (System.nanoTime() - begin) / 1e9);
            for (BenchPlan.Phase phase : plan.phases()) {
                report.heading(phase.name().toLowerCase(Locale.ROOT));
                switch (phase) {
                    case INTAKE -> new IntakePhase(stack, plan, report).run();
                    case LATENCY -> new LatencyPhase(stack, plan, report).run();
                    case READS -> new ReadsPhase(stack, plan, report).run();
                    case REBUILD -> new RebuildPhase(stack, report).run();
                    case OFFERS -> new OffersPhase(stack, plan, report).run();
                    case CARE -> new CareSearchPhase(stack, plan, report).run();
                    case RETURNS -> new ReturnsPhase(stack, report).run();
                    case WORKLIST -> new WorklistPhase(stack, plan, report).run();
                    case FLATS -> new FlatsPhase(stack, plan, report).run();
                    case REFERRALS -> new ReferralsPhase(stack, plan, report).run();
                }
            }
            report.heading("memory");
            memory(stack, report);
            report.machine();
        }
    }

    private static void memory(Stack stack, Report report) throws IOException {
        for (Stack.Part part : Stack.Part.values()) {
            report.figure(
                    "resident memory, " + part.name().toLowerCase(Locale.ROOT),
                    "%d MB",
                    Memory.ofTree(stack.process(part).toHandle()));
        }
    }
}
