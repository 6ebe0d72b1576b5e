package org.homeward.acceptance.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.local.mllp.MllpConnection;

/** Keeps 8 connections busy, one message in flight on each, from creation until it is closed. */
final class BackgroundLoad implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final AtomicLong acknowledged = new AtomicLong();
    private final List<Thread> senders = new ArrayList<>();
    private final long begin = System.nanoTime();
    private volatile boolean active = true;
    private volatile double rate;

    BackgroundLoad(int port) {
        for (int i = 0; i < CONNECTIONS; i++) {
            Traffic traffic = new Traffic(10 + i, 60, Instant.now().minus(Duration.ofDays(20)));
            senders.add(Thread.ofPlatform().daemon().start(() -> send(port, traffic)));
        }
    }

    /** Messages a second that were acknowledged, once closed. */
    double perSecond() {
        return rate;
    }

    private void send(int port, Traffic traffic) {
        try (MllpConnection connection = new MllpConnection(port, Duration.ofSeconds(30))) {
            while (active) {
                connection.ask(traffic.next());
                acknowledged.incrementAndGet();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a connection broke", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        active = false;
        for (Thread sender : senders) {
            sender.join();
        }
        rate = acknowledged.get() * 1e9 / (System.nanoTime() - begin);
    }
}
