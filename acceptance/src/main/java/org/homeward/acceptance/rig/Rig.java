package org.homeward.acceptance.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.homeward.acceptance.rig.Hospital.Message;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** Runs of the ledger rig against one stack, each with a hospital of its own. {@code ./homeward rig} is the long form. */
public final class Rig {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 8;

    private final Stack stack;
    private final Path folder;

    /** @param folder where the senders' ledgers are kept, outside the system under test */
    public Rig(Stack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
    }

    /** What a run found and what it went through. */
    public record Outcome(List<String> findings, int messages, int resent, List<Part> killed) {}

    /**
     * One hospital's messages in a random order, each of a tenth of them twice, while random parts are killed.
     *
     * @param name of the run; makes its stays and control ids its own
     * @param perSecond how fast to send, so that the kills fall into the sending
     */
    public Outcome runUnderKills(String name, long seed, int stays, int perSecond, Duration pause)
            throws IOException, InterruptedException {
        Nemesis nemesis = new Nemesis(stack, seed, List.of(Part.values()), pause);
        Hospital hospital = new Hospital(trust(seed), name, seed).live(stays);
        try (SenderLedger ledger = new SenderLedger(folder.resolve(name + ".ledger"))) {
            PersistentSender sender = new PersistentSender(stack.mllp(), ledger, perSecond);
            try (nemesis) {
                sender.sendAll(shuffled(hospital, seed), CONNECTIONS, LIMIT);
            }
            stack.awaitReady();
            List<String> findings = new Checks(stack, QUIET).findings(hospital, ledger);
            return new Outcome(findings, hospital.messages().size(), sender.resent(), nemesis.killed());
        }
    }

    /**
     * One hospital's messages while a part halts at a stop point, as a kill at that moment would end it, and is started
     * again.
     *
     * @param stopPoint for the setting {@code homeward.sabotage}
     */
    public Outcome runWithHalt(String name, long seed, int stays, Part part, String stopPoint)
            throws IOException, InterruptedException {
        stack.restart(part, Map.of(Halts.SETTING, stopPoint));
        stack.awaitReady(part);
        Hospital hospital = new Hospital(trust(seed), name, seed).live(stays);
        try (SenderLedger ledger = new SenderLedger(folder.resolve(name + ".ledger"))) {
            PersistentSender sender = new PersistentSender(stack.mllp(), ledger, 40);
            CompletableFuture<Void> healed =
                    CompletableFuture.runAsync(() -> new Halts(stack).startAgainWhenHalted(part, ""));
            sender.sendAll(shuffled(hospital, seed), CONNECTIONS, LIMIT);
            healed.join();
            stack.awaitReady();
            List<String> findings = new Checks(stack, QUIET).findings(hospital, ledger);
            return new Outcome(findings, hospital.messages().size(), sender.resent(), List.of(part));
        }
    }

    static List<Message> shuffled(Hospital hospital, long seed) {
        List<Message> messages = new ArrayList<>(hospital.messages());
        messages.addAll(messages.subList(0, messages.size() / 10));
        Collections.shuffle(messages, new Random(seed));
        return messages;
    }

    static String trust(long seed) {
        return "RK" + Character.toUpperCase(Character.forDigit((int) (Math.abs(seed) % 36), 36));
    }

    /** Arguments: {@code --outage LENGTH} for R11, or {@code --runs N} (10), {@code --stays N} (1000), {@code --seed N} (1), {@code --per-second N} (200). */
    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("--outage")) {
            System.exit(outage(args[1]) ? 0 : 1);
        }
        Map<String, Integer> numbers = numbers(args);
        int runs = numbers.getOrDefault("runs", 10);
        Path folder = Files.createTempDirectory("homeward-rig");
        int lost = 0;
        try (Stack stack = Stack.start(folder)) {
            for (int run = 0; run < runs; run++) {
                long seed = numbers.getOrDefault("seed", 1) + run;
                Outcome outcome = new Rig(stack, folder)
                        .runUnderKills(
                                "R" + seed,
                                seed,
                                numbers.getOrDefault("stays", 1000),
                                numbers.getOrDefault("per-second", 200),
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
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d runs with findings; 0 of %d bounds their share below %.1f %% at 95 %% confidence%n",
                lost,
                runs,
                runs,
                300.0 / runs);
        System.exit(lost == 0 ? 0 : 1);
    }

    private static boolean outage(String length) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("homeward-rig");
        try (Stack stack = Stack.start(folder)) {
            return Outage.runAll(stack, folder, length);
        }
    }

    private static Map<String, Integer> numbers(String[] args) {
        Map<String, Integer> numbers = new java.util.HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            numbers.put(args[i].replaceFirst("^--", ""), Integer.valueOf(args[i + 1]));
        }
        return numbers;
    }
}
