package org.homeward.acceptance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.homeward.local.Stack;
import org.homeward.local.mllp.MllpConnection;

/**
 * From send to the change on a stream, by stage: at 100 messages a second, sent on time whatever became of the one
 * before (open loop), and while 8 connections send as fast as they are answered.
 */
final class LatencyPhase {

    private static final int PER_SECOND = 100;
    private static final int CONNECTIONS = 8;
    private static final DateTimeFormatter HL7 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Stack stack;
    private final BenchPlan plan;
    private final Report report;
    private int sent;

    LatencyPhase(Stack stack, BenchPlan plan, Report report) {
        this.stack = stack;
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        measure(plan.warmUp());
        print("at " + PER_SECOND + " messages/s", measure(plan.time()));
        BackgroundLoad load = new BackgroundLoad(stack.mllp());
        try (load) {
            print("at full load", measure(plan.time()));
        }
        report.figure("  background load meanwhile", "%.0f messages/s", load.perSecond());
    }

    private void print(String when, Hops hops) {
        for (Hops.Stage stage : Hops.Stage.values()) {
            report.latency("send to " + stage.words + ", " + when, hops.until(stage));
        }
    }

    private Hops measure(Duration time) throws Exception {
        Hops hops = new Hops();
        String bed = "\"bed\":\"(RLZ01[^\"]+)\"";
        String place = "\"place\":\"(RLZ01[^\"]+)\"";
        try (TopicProbe admission =
                        new TopicProbe(stack.kafka(), "homeward.admission", place, hops, Hops.Stage.ADMISSION_EVENT);
                TopicProbe capacity =
                        new TopicProbe(stack.kafka(), "homeward.capacity", bed, hops, Hops.Stage.CAPACITY_EVENT);
                StreamProbe stream =
                        new StreamProbe(stack.gateway(), stack.token("operator", null), "?trust=RLZ", hops)) {
            send(hops, (int) (time.toSeconds() * PER_SECOND));
            Duration patience = Duration.ofSeconds(10);
            long end = System.nanoTime() + patience.toNanos();
            while (hops.count(Hops.Stage.STREAM) < time.toSeconds() * PER_SECOND && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
        return hops;
    }

    private void send(Hops hops, int count) throws InterruptedException {
        BlockingQueue<Due> due = new ArrayBlockingQueue<>(count + CONNECTIONS);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            senders.add(Thread.ofPlatform().start(() -> sendDue(due, hops)));
        }
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long at = begin + i * 1_000_000_000L / PER_SECOND;
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            due.add(new Due(sent++, at));
        }
        for (int i = 0; i < CONNECTIONS; i++) {
            due.put(Due.NONE);
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }

    /** A message that is to leave at an instant, whether or not a connection is free then. */
    private record Due(int message, long nanos) {

        static final Due NONE = new Due(-1, 0);
    }

    private void sendDue(BlockingQueue<Due> due, Hops hops) {
        try (MllpConnection connection = new MllpConnection(stack.mllp(), Duration.ofSeconds(30))) {
            for (Due next = due.take(); next != Due.NONE; next = due.take()) {
                byte[] message = admission(next.message());
                String bed = bed(next.message());
                hops.sent(bed, next.nanos());
                connection.ask(message);
                hops.reached(Hops.Stage.ACKNOWLEDGED, bed);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a connection broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String bed(int n) {
        return "RLZ01/W" + n / 100 + "/B" + n / 10 % 10 + "/" + n % 10;
    }

    /** An admission to a bed that no message has named before, so that the change on the stream tells which it was. */
    private static byte[] admission(int n) {
        String time = HL7.format(Instant.now());
        String text = "MSH|^~\\&|PAS|RLZ|ROUTE|ROUTE|" + time + "+0000||ADT^A01|L" + n + "|P|2.4\r" + "EVN||" + time
                + "+0000||||" + time + "+0000\r" + "PID|1||L" + n + "^^^RLZ^MR||LOAD^TEST||19500101|1\r" + "PV1|1|I|W"
                + n / 100 + "^B" + n / 10 % 10 + "^" + n % 10 + "^RLZ01|21|||||||||||||||L" + n + "^^^VISITID\r";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
