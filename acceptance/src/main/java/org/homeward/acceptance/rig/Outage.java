package org.homeward.acceptance.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.homeward.acceptance.rig.Hospital.Message;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** PostgreSQL is away for a while and messages go on coming (R11). */
public final class Outage {

    /** How it is away. */
    public enum Kind {
        /** Its process has ended: connections are refused. */
        GONE,
        /** Its processes stand still: connections stay open and nobody answers. */
        FROZEN
    }

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int STAYS = 60;
    private static final int CONNECTIONS = 4;
    private static final List<Part> SERVICES =
            List.of(Part.ADMISSION, Part.DISCHARGE, Part.HOUSING, Part.CAPACITY, Part.GATEWAY);

    private final Stack stack;
    private final Path folder;
    private final Backlog backlog;

    /** @param folder where the senders' ledgers are kept, outside the system under test */
    public Outage(Stack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
        this.backlog = new Backlog(stack);
    }

    /**
     * What a run went through.
     *
     * @param freshAfter how long after the return of the database a message sent then was shown, and no answer stale
     */
    public record Outcome(List<String> findings, long deadLetters, Duration freshAfter, int resent) {}

    /** One hospital's messages before, in and after an outage. */
    public Outcome run(Kind kind, long seed, Duration length) throws IOException, InterruptedException {
        String name = "O" + seed;
        Hospital hospital = new Hospital(Rig.trust(seed), name, seed).live(STAYS);
        Map<Part, Long> before = processes();
        long letters = backlog.deadLetters();
        try (SenderLedger ledger = new SenderLedger(folder.resolve(name + ".ledger"))) {
            int third = hospital.messages().size() / 3;
            loseWithWorkInHand(kind, ledger, hospital.messages().subList(0, third));
            List<Message> rest =
                    hospital.messages().subList(third, hospital.messages().size());
            PersistentSender sender = new PersistentSender(stack.mllp(), ledger, rate(rest, length));
            List<String> findings = new ArrayList<>();
            Duration freshAfter = last(kind, length, hospital, ledger, () -> send(sender, rest), findings);
            findings.addAll(new Checks(stack, Duration.ofSeconds(60)).findings(hospital, ledger));
            if (!processes().equals(before)) {
                findings.add("services were started again: " + before + " became " + processes());
            }
            return new Outcome(findings, backlog.deadLetters() - letters, freshAfter, sender.resent());
        }
    }

    /** While it lasts, and until all has come right, every service must say that it lives. Gives how long that took. */
    private Duration last(
            Kind kind, Duration length, Hospital hospital, SenderLedger ledger, Runnable sending, List<String> findings)
            throws IOException, InterruptedException {
        LivenessWatch watch = new LivenessWatch(stack, SERVICES);
        try (watch) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(sending);
            LockSupport.parkNanos(length.toNanos());
            bringBack(kind);
            long back = System.nanoTime();
            findings.addAll(untilFresh(hospital, ledger));
            Duration freshAfter = Duration.ofNanos(System.nanoTime() - back);
            sent.join();
            return freshAfter;
        } finally {
            findings.addAll(watch.findings());
        }
    }

    /** capacity-service stands still until there are events for it and no database to put them in. */
    private void loseWithWorkInHand(Kind kind, SenderLedger ledger, List<Message> messages) throws IOException {
        stack.freeze(Part.CAPACITY);
        send(new PersistentSender(stack.mllp(), ledger, 0), messages);
        backlog.awaitSent(LIMIT);
        takeAway(kind);
        stack.thaw(Part.CAPACITY);
    }

    /** All of them in half of the time: they come while the database is away. */
    private static int rate(List<Message> messages, Duration length) {
        return (int) Math.max(1, 2 * messages.size() / length.toSeconds());
    }

    private void takeAway(Kind kind) throws IOException {
        switch (kind) {
            case GONE -> stack.kill(Part.POSTGRES);
            case FROZEN -> stack.freeze(Part.POSTGRES);
        }
    }

    private void bringBack(Kind kind) throws IOException {
        switch (kind) {
            case GONE -> stack.start(Part.POSTGRES, Map.of());
            case FROZEN -> stack.thaw(Part.POSTGRES);
        }
    }

    private List<String> untilFresh(Hospital hospital, SenderLedger ledger) {
        Message witness = hospital.admitWitness();
        send(new PersistentSender(stack.mllp(), ledger, 0), List.of(witness));
        Checks checks = new Checks(stack, Duration.ofMinutes(2));
        List<String> findings = new ArrayList<>(checks.settled(() -> checks.shows(hospital, witness.stay())));
        findings.addAll(checks.settled(() -> checks.isFresh(hospital)));
        return findings;
    }

    private static void send(PersistentSender sender, List<Message> messages) {
        try {
            sender.sendAll(messages, CONNECTIONS, LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private Map<Part, Long> processes() {
        Map<Part, Long> alive = new java.util.EnumMap<>(Part.class);
        SERVICES.stream()
                .filter(stack::isAlive)
                .forEach(part -> alive.put(part, stack.process(part).pid()));
        return alive;
    }
}
