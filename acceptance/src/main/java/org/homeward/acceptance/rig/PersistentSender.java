package org.homeward.acceptance.rig;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.homeward.acceptance.rig.Hospital.Message;
import org.homeward.local.mllp.MllpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Sends as a hospital's engine does: several connections, one message in flight on each, the same bytes again after a
 * time-out, a broken connection or an AE 207, until each message is answered for good.
 */
public final class PersistentSender {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final int port;
    private final SenderLedger ledger;
    private final long between;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicInteger resent = new AtomicInteger();

    /** @param perSecond the most that is sent in a second over all connections; 0 is as fast as it is answered */
    public PersistentSender(int port, SenderLedger ledger, int perSecond) {
        this.port = port;
        this.ledger = ledger;
        this.between = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /** Sends all and returns when each is answered, or fails after {@code limit}. */
    public void sendAll(List<Message> messages, int connections, Duration limit) throws InterruptedException {
        BlockingQueue<Message> open = new LinkedBlockingQueue<>(messages);
        long end = System.nanoTime() + limit.toNanos();
        Thread[] senders = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            senders[i] = Thread.ofVirtual().start(() -> sendFrom(open, end));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        long unanswered = messages.stream()
                .filter(m -> !ledger.codes().containsKey(m.controlId()))
                .count();
        if (unanswered > 0) {
            throw new IllegalStateException(unanswered + " messages have no answer after " + limit);
        }
    }

    /** How many times a message had to be sent again. */
    public int resent() {
        return resent.get();
    }

    private void sendFrom(BlockingQueue<Message> open, long end) {
        MllpConnection connection = null;
        Message message = open.poll();
        while (message != null && System.nanoTime() < end) {
            awaitTurn();
            try {
                connection = connection == null ? new MllpConnection(port, ANSWER) : connection;
                MllpConnection.Ack ack = connection.ask(message.bytes());
                if (!ack.isToBeRetried()) {
                    ledger.answered(message.controlId(), ack.code());
                    message = open.poll();
                    continue;
                }
            } catch (IOException e) {
                connection = closed(connection);
            }
            resent.incrementAndGet();
            pause();
        }
        closed(connection);
    }

    private static @Nullable MllpConnection closed(@Nullable MllpConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException ignored) {
            // It is given up anyway; the message goes out again on a new one.
        }
        return null;
    }

    private void awaitTurn() {
        long turn = next.getAndAdd(between);
        while (between > 0 && System.nanoTime() < turn) {
            LockSupport.parkNanos(turn - System.nanoTime());
        }
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
}
