package org.homeward.local.mllp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages over several connections, one in flight on each, as most hospital engines do. A message without an
 * answer goes out again with the same bytes, so that a break loses nothing.
 */
public final class MllpSender {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final String host;
    private final int port;
    private final int connections;
    private final int tries;
    private final Runnable firstSilence;
    private final AtomicBoolean heardNothing = new AtomicBoolean();

    /** Whether a message was given up since the last answer: then nobody waits so long for each of the others. */
    private volatile boolean silent;

    /** Gives a message up when there was no answer for two minutes: a start of everything takes less. */
    public MllpSender(String host, int port, int connections) {
        this(host, port, connections, () -> {});
    }

    /** @param firstSilence what to do when for the first time there is no answer, and it is tried again */
    public MllpSender(String host, int port, int connections, Runnable firstSilence) {
        this(host, port, connections, firstSilence, PATIENCE);
    }

    /** @param patience how long a receiver that is away is waited for, less if connecting to it takes time */
    MllpSender(String host, int port, int connections, Runnable firstSilence, Duration patience) {
        this.host = host;
        this.port = port;
        this.connections = connections;
        this.firstSilence = firstSilence;
        this.tries = (int) patience.dividedBy(PAUSE);
    }

    /**
     * Sends all.
     *
     * @return how many were answered in which way: {@code AA}, or AE or AR with the text of MSA-3, or
     *     {@code no answer}
     */
    public Map<String, Integer> send(List<byte[]> messages) throws InterruptedException {
        BlockingQueue<byte[]> open = new LinkedBlockingQueue<>(messages);
        Map<String, Integer> answers = new TreeMap<>();
        List<Thread> senders = java.util.stream.IntStream.range(0, Math.min(connections, messages.size()))
                .mapToObj(i -> Thread.ofVirtual().start(() -> sendFrom(open, answers)))
                .toList();
        for (Thread sender : senders) {
            sender.join();
        }
        return answers;
    }

    private void sendFrom(BlockingQueue<byte[]> open, Map<String, Integer> answers) {
        Line line = new Line();
        for (byte[] message = open.poll(); message != null; message = open.poll()) {
            String answer = line.ask(message);
            synchronized (answers) {
                answers.merge(answer, 1, Integer::sum);
            }
        }
        line.hangUp();
    }

    /** One sender's connection, made again when it breaks. */
    private final class Line {

        private @Nullable MllpConnection connection;

        String ask(byte[] message) {
            String refusal = "no answer";
            for (int left = silent ? 1 : tries; left > 0; left--) {
                try {
                    MllpConnection.Ack ack = open().ask(message);
                    silent = false;
                    if (!ack.isToBeRetried()) {
                        return ack.code().equals("AA") ? "AA" : ack.code() + " " + ack.reason();
                    }
                    refusal = ack.code() + " " + ack.reason();
                } catch (IOException e) {
                    hangUp();
                    if (heardNothing.compareAndSet(false, true)) {
                        firstSilence.run();
                    }
                }
                if (left > 1) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
            silent = refusal.equals("no answer");
            return refusal;
        }

        private MllpConnection open() throws IOException {
            MllpConnection opened = connection;
            if (opened == null) {
                opened = new MllpConnection(host, port, ANSWER);
                connection = opened;
            }
            return opened;
        }

        void hangUp() {
            try {
                if (connection != null) {
                    connection.close();
                }
            } catch (IOException e) {
                // It is given up anyway.
            }
            connection = null;
        }
    }
}
