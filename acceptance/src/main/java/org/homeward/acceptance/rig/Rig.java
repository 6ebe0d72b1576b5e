package org.homeward.acceptance.rig;

import java.io.IOException;
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
    private static final int PER_SECOND = 100;

    private final Stack stack;
    private final Path folder;
    private final Backlog backlog;
    private final Halts halts;

    /** @param folder where the senders' ledgers are kept, outside the system under test */
    public Rig(Stack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
        this.backlog = new Backlog(stack);
        this.halts = new Halts(stack);
    }

    /** What a run found and what it went through. */
    public record Outcome(List<String> findings, int messages, int resent, List<Part> killed) {}

    /** The stop points at which {@link #runWithHalt} halts a part, each between two steps that belong together. */
    public enum Halt {
        BEFORE_ITS_ACK(Part.ADMISSION, "stop.after-commit-before-ack@3"),
        BEFORE_IT_MARKS(Part.ADMISSION, "stop.after-send-before-mark@1");

        private final Part part;
        private final String stopPoint;

        Halt(Part part, String stopPoint) {
            this.part = part;
            this.stopPoint = stopPoint;
        }
    }

    /** What befalls the stack while a hospital's messages are sent; gives what it finds by itself. */
    private interface Trouble {

        List<String> befall(Hospital hospital, PersistentSender sender) throws IOException, InterruptedException;
    }

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
     */
    public Outcome runWithHalt(String name, long seed, int stays, Halt halt) throws IOException, InterruptedException {
        stack.restart(halt.part, Map.of(Halts.SETTING, halt.stopPoint));
        stack.awaitReady(halt.part);
        return run(name, seed, stays, (hospital, sender) -> {
            CompletableFuture<Void> healed =
                    CompletableFuture.runAsync(() -> halts.startAgainWhenHalted(halt.part, ""));
            sender.sendAll(shuffled(hospital, seed), CONNECTIONS, LIMIT);
            healed.join();
            return List.of();
        });
    }

    /**
     * R02: all is on the topic before capacity-service reads, which halts after its commit and before its offsets. What
     * comes again is counted by itself: a run in which nothing does is no evidence, and a finding.
     */
    public Outcome runWithRedelivery(String name, long seed, int stays) throws IOException, InterruptedException {
        return run(name, seed, stays, (hospital, sender) -> {
            stack.kill(Part.CAPACITY);
            sender.sendAll(shuffled(hospital, seed), CONNECTIONS, LIMIT);
            backlog.awaitSent(LIMIT);
            halts.startAndAwaitHalt(Part.CAPACITY, Halts.AFTER_ITS_COMMIT);
            stack.start(Part.CAPACITY, Map.of());
            stack.awaitReady(Part.CAPACITY);
            backlog.awaitRead(QUIET);
            double again = new Counted(stack.service(Part.CAPACITY))
                    .of("homeward_capacity_stay_versions_total{seen=\"again\"");
            return again > 0 ? List.of() : List.of("no event came again");
        });
    }

    /** R05: no broker takes anything; every message is acknowledged, and readers are told that their picture is old. */
    public Outcome runWithoutBroker(String name, long seed, int stays) throws IOException, InterruptedException {
        return run(name, seed, stays, (hospital, sender) -> {
            List<String> findings = new ArrayList<>();
            new BrokerOutage(stack).last(() -> {
                sender.sendAll(shuffled(hospital, seed), CONNECTIONS, LIMIT);
                Checks checks = new Checks(stack, QUIET);
                findings.addAll(checks.settled(() -> checks.isStale(hospital)));
            });
            return findings;
        });
    }

    /** R08, R10: records that nobody can apply stand on the topic among one hospital's. */
    public Outcome runWithBadRecords(String name, long seed, int stays) throws IOException, InterruptedException {
        return run(name, seed, stays, (hospital, sender) -> {
            BadRecords bad = new BadRecords(stack, name);
            List<Message> messages = shuffled(hospital, seed);
            bad.write();
            sender.sendAll(messages.subList(0, messages.size() / 2), CONNECTIONS, LIMIT);
            bad.write();
            sender.sendAll(messages.subList(messages.size() / 2, messages.size()), CONNECTIONS, LIMIT);
            return new Checks(stack, QUIET).settled(bad::findings);
        });
    }

    private Outcome run(String name, long seed, int stays, Trouble trouble) throws IOException, InterruptedException {
        Hospital hospital = new Hospital(trust(seed), name, seed).live(stays);
        try (SenderLedger ledger = new SenderLedger(folder.resolve(name + ".ledger"))) {
            PersistentSender sender = new PersistentSender(stack.mllp(), ledger, PER_SECOND);
            List<String> findings = new ArrayList<>(trouble.befall(hospital, sender));
            stack.awaitReady();
            findings.addAll(new Checks(stack, QUIET).findings(hospital, ledger));
            return new Outcome(findings, hospital.messages().size(), sender.resent(), List.of());
        }
    }

    static List<Message> shuffled(Hospital hospital, long seed) {
        List<Message> messages = new ArrayList<>(hospital.messages());
        messages.addAll(messages.subList(0, messages.size() / 10));
        Collections.shuffle(messages, new Random(seed));
        return messages;
    }

    /** The trust of a run: 1,296 runs have one each. */
    static String trust(long seed) {
        String digits = Long.toString(Math.floorMod(seed, 36L * 36), 36).toUpperCase(Locale.ROOT);
        return "R" + "0".repeat(2 - digits.length()) + digits;
    }
}
