package org.homeward.acceptance.rig;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.homeward.acceptance.rig.Hospital.Message;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/**
 * Runs in which a part is wrong on purpose (reliability R0): the checks must find something, each time. The harm is
 * forced, not left to chance: a part that loses what it holds halts while it holds everything.
 */
public final class Sabotage {

    /** The wrong behaviours that {@link #findings} can bring about. */
    public static final List<String> BEHAVIOURS = List.of(
            "ack-before-commit",
            "mark-before-send",
            "auto-commit",
            "no-dedup",
            "apply-again",
            "skip-bad-records",
            "set-neighbours-aside");

    private static final int STAYS = 60;
    private static final int CONNECTIONS = 8;
    private static final int PER_SECOND = 100;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Stack stack;
    private final Path folder;
    private final Backlog backlog;
    private final Halts halts;

    /** What was started with a fault that it still has. */
    private final Set<Part> wrong = EnumSet.noneOf(Part.class);

    /** @param folder where the senders' ledgers are kept, outside the system under test */
    public Sabotage(Stack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
        this.backlog = new Backlog(stack);
        this.halts = new Halts(stack);
    }

    /** What becomes of a hospital's messages while a part is wrong; that part is as it should be afterwards. */
    private interface Harm {

        void happen(List<Message> messages) throws IOException, InterruptedException;
    }

    /**
     * The findings of a run with one of the wrong behaviours that the services know.
     *
     * @param seed the same seed tells the same story
     */
    public List<String> findings(String behaviour, long seed) throws IOException, InterruptedException {
        String run = "S" + seed + "X";
        Hospital hospital = new Hospital(Rig.trust(seed), run, seed).live(STAYS);
        try (SenderLedger ledger = new SenderLedger(folder.resolve("S" + seed + ".ledger"))) {
            Sender sender = new Sender(ledger, new BadRecords(stack, run));
            harm(behaviour, sender).happen(Rig.shuffled(hospital, seed));
            return whatIsNotComing(hospital, sender);
        } finally {
            heal();
        }
    }

    private Harm harm(String behaviour, Sender sender) {
        return switch (behaviour) {
            case "ack-before-commit" -> messages -> answerFirst(messages, sender);
            case "mark-before-send" -> messages -> markFirst(messages, sender);
            case "auto-commit" -> messages -> moveOffsetsFirst(messages, sender);
            case "no-dedup" -> messages -> takeRepetitionsForNew(messages, sender);
            case "apply-again" -> messages -> applyAgain(messages, sender);
            case "skip-bad-records", "set-neighbours-aside" -> messages -> readBadRecords(behaviour, messages, sender);
            default -> throw new IllegalArgumentException("no service knows " + behaviour);
        };
    }

    private void answerFirst(List<Message> messages, Sender sender) throws IOException, InterruptedException {
        restart(Part.ADMISSION, "ack-before-commit,stop.after-ack-before-commit@50");
        stack.awaitReady(Part.ADMISSION);
        CompletableFuture<Void> started =
                CompletableFuture.runAsync(() -> halts.startAgainWhenHalted(Part.ADMISSION, ""));
        sender.send(messages, PER_SECOND);
        started.join();
        wrong.remove(Part.ADMISSION);
    }

    /** The broker is away until all is in the outbox; then the relay forgets it, batch by batch, and halts each time. */
    private void markFirst(List<Message> messages, Sender sender) throws IOException, InterruptedException {
        stack.kill(Part.KAFKA);
        sender.send(messages, 0);
        stack.kill(Part.ADMISSION);
        stack.start(Part.KAFKA, Map.of());
        stack.awaitReady(Part.KAFKA);
        while (backlog.unsent() > 0) {
            halts.startAndAwaitHalt(Part.ADMISSION, "mark-before-send,stop.after-mark-before-send");
        }
        // What compares the topic with the table would mend this loss: it is a net of its own, and off here.
        restart(Part.ADMISSION, "no-heads");
    }

    /** All is on the topic before capacity-service reads; then it passes over it, poll by poll, and halts each time. */
    private void moveOffsetsFirst(List<Message> messages, Sender sender) throws IOException, InterruptedException {
        stack.kill(Part.CAPACITY);
        sender.send(messages, 0);
        backlog.awaitSent(LIMIT);
        Map<TopicPartition, Long> ends = backlog.ends();
        while (!backlog.isReadTo(ends)) {
            halts.startAndAwaitHalt(Part.CAPACITY, "auto-commit,stop.after-offset-before-commit");
        }
        stack.start(Part.CAPACITY, Map.of());
    }

    /** A tenth of the messages comes twice. */
    private void takeRepetitionsForNew(List<Message> messages, Sender sender) throws IOException, InterruptedException {
        restart(Part.ADMISSION, "no-dedup");
        stack.awaitReady(Part.ADMISSION);
        sender.send(messages, 0);
    }

    /** All that capacity-service applied comes again after a halt, and it does not see that. */
    private void applyAgain(List<Message> messages, Sender sender) throws IOException, InterruptedException {
        stack.kill(Part.CAPACITY);
        sender.send(messages, 0);
        backlog.awaitSent(LIMIT);
        halts.startAndAwaitHalt(Part.CAPACITY, Halts.AFTER_ITS_COMMIT);
        restart(Part.CAPACITY, "apply-again");
    }

    /** All is on the topic, bad records at its front, before capacity-service reads. */
    private void readBadRecords(String behaviour, List<Message> messages, Sender sender)
            throws IOException, InterruptedException {
        stack.kill(Part.CAPACITY);
        sender.bad.write();
        sender.send(messages, 0);
        backlog.awaitSent(LIMIT);
        restart(Part.CAPACITY, behaviour);
        stack.awaitReady(Part.CAPACITY);
        backlog.awaitRead(LIMIT);
    }

    /** A message that is sent last and is shown proves that what is missing now is lost and not only late. */
    private List<String> whatIsNotComing(Hospital hospital, Sender sender) throws InterruptedException {
        stack.awaitReady();
        Message witness = hospital.admitWitness();
        sender.send(List.of(witness), 0);
        Checks patient = new Checks(stack, LIMIT);
        if (!patient.settled(() -> patient.shows(hospital, witness.stay())).isEmpty()) {
            throw new IllegalStateException("what is sent now does not arrive");
        }
        List<String> findings = new ArrayList<>(sender.bad.findings());
        findings.addAll(new Checks(stack, Duration.ZERO).findings(hospital, sender.ledger));
        return findings;
    }

    private void restart(Part part, String fault) throws IOException {
        wrong.add(part);
        stack.restart(part, Map.of(Halts.SETTING, fault));
    }

    /** Each part runs again, and as it should. */
    private void heal() throws IOException {
        for (Part part : Part.values()) {
            if (wrong.contains(part) || !stack.isAlive(part)) {
                stack.restart(part, Map.of());
            }
        }
        wrong.clear();
        stack.awaitReady();
    }

    /** The hospital's engine, and somebody who writes where he should not. */
    private final class Sender {

        private final SenderLedger ledger;
        private final BadRecords bad;

        Sender(SenderLedger ledger, BadRecords bad) {
            this.ledger = ledger;
            this.bad = bad;
        }

        void send(List<Message> messages, int perSecond) throws InterruptedException {
            new PersistentSender(stack.mllp(), ledger, perSecond).sendAll(messages, CONNECTIONS, LIMIT);
        }
    }
}
