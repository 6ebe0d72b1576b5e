package org.homeward.acceptance.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.homeward.local.Stack;
import org.homeward.local.mllp.MllpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Messages a second over 8 MLLP connections, each acknowledged after its fsynced commit: with one message in flight on
 * each connection, as most senders do, and with 32; against the floor of durable single-row upserts in the same server.
 */
final class IntakePhase {

    private static final int CONNECTIONS = 8;
    private static final int PIPELINED = 32;

    private final Stack stack;
    private final BenchPlan plan;
    private final Report report;
    private final List<Traffic> traffic = new ArrayList<>();

    IntakePhase(Stack stack, BenchPlan plan, Report report) {
        this.stack = stack;
        this.plan = plan;
        this.report = report;
        for (int sender = 0; sender < CONNECTIONS; sender++) {
            traffic.add(new Traffic(sender, 60, Instant.now().minus(Duration.ofDays(30))));
        }
    }

    void run() throws Exception {
        run(PIPELINED, plan.warmUp().dividedBy(2));
        run(1, plan.warmUp().dividedBy(2));
        new Settled(stack).await();
        double floor = new UpsertFloor(stack.database(Stack.Part.ADMISSION)).perSecond(plan.time());
        report.figure("floor: durable single-row upserts, 8 clients", "%.0f/s", floor);
        measure("one in flight", 1, floor);
        measure(PIPELINED + " in flight", PIPELINED, floor);
    }

    private void measure(String how, int inFlight, double floor) throws Exception {
        List<ProcessHandle> all = new ArrayList<>(stack.processes());
        all.add(ProcessHandle.current());
        CpuTime before = CpuTime.of(all);
        Map<Stack.Part, CpuTime> partsBefore = parts();
        Result result = run(inFlight, plan.time());
        new Settled(stack).await();
        double cpu = CpuTime.of(all).millisecondsEachSince(before, result.acknowledged);
        report.figure("acknowledged, 8 connections, " + how, "%.0f/s", result.perSecond);
        report.figure("  of the floor (aim 0.5)", "%.2f", result.perSecond / floor);
        Map<Stack.Part, CpuTime> partsAfter = parts();
        report.figure("  CPU, all processes and the sender, until visible (aim 0.5 ms)", "%.2f ms a message", cpu);
        partsBefore.forEach((part, earlier) -> report.figure(
                "    of it " + part.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "%.3f ms",
                Objects.requireNonNull(partsAfter.get(part)).millisecondsEachSince(earlier, result.acknowledged)));
        report.latency("  send to ACK", result.latency);
    }

    private Map<Stack.Part, CpuTime> parts() {
        Map<Stack.Part, CpuTime> times = new EnumMap<>(Stack.Part.class);
        for (Stack.Part part : Stack.Part.values()) {
            times.put(part, CpuTime.of(List.of(stack.process(part).toHandle())));
        }
        return times;
    }

    private record Result(long acknowledged, double perSecond, ConcurrentHistogram latency) {}

    private Result run(int inFlight, Duration time) throws InterruptedException {
        ConcurrentHistogram latency = new ConcurrentHistogram(3);
        AtomicLong acknowledged = new AtomicLong();
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        long begin = System.nanoTime();
        List<Thread> senders = traffic.stream()
                .map(sender -> Thread.ofPlatform().start(() -> {
                    try {
                        acknowledged.addAndGet(sendUntil(begin + time.toNanos(), sender, inFlight, latency));
                    } catch (IOException e) {
                        failure.set(e);
                    }
                }))
                .toList();
        for (Thread sender : senders) {
            sender.join();
        }
        IOException cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("a connection broke", cause);
        }
        return new Result(acknowledged.get(), acknowledged.get() * 1e9 / (System.nanoTime() - begin), latency);
    }

    private long sendUntil(long end, Traffic sender, int inFlight, ConcurrentHistogram latency) throws IOException {
        ArrayDeque<Long> sentAt = new ArrayDeque<>();
        long acknowledged = 0;
        try (MllpConnection connection = new MllpConnection(stack.mllp(), Duration.ofSeconds(30))) {
            while (System.nanoTime() < end || !sentAt.isEmpty()) {
                while (sentAt.size() < inFlight && System.nanoTime() < end) {
                    sentAt.add(System.nanoTime());
                    connection.send(sender.next());
                }
                if (!sentAt.isEmpty()) {
                    MllpConnection.Ack ack = connection.receive();
                    if (!ack.code().equals("AA")) {
                        throw new IOException("a message was answered " + ack.code());
                    }
                    latency.recordValue((System.nanoTime() - sentAt.remove()) / 1000);
                    acknowledged++;
                }
            }
        }
        return acknowledged;
    }
}
