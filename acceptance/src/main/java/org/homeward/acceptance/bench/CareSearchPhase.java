package org.homeward.acceptance.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;

/**
 * Searches for a need among 14,000 providers, England's home-care locations: in 280 districts fifty of them each, every
 * one with three lines. Each search looks at one sector and so at fifty providers, and answers those that fit in order.
 */
final class CareSearchPhase {

    private static final int DISTRICTS = 280;
    private static final int OF_EACH = 50;
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 4;
    private static final List<String> SERVICES = List.of("reablement", "bridging", "long-term");

    private final Stack stack;
    private final BenchPlan plan;
    private final Report report;

    CareSearchPhase(Stack stack, BenchPlan plan, Report report) {
        this.stack = stack;
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        String token = stack.token("operator", null);
        FrontDoor door = new FrontDoor(stack.gateway(), token);
        long begin = System.nanoTime();
        describeAll(door);
        awaitShown(door);
        report.figure("14,000 providers described, declared and shown", "%.0f s", (System.nanoTime() - begin) / 1e9);
        HttpLoad load = new HttpLoad(stack.gateway(), token);
        load.run(search(1), CONNECTIONS, plan.warmUp().dividedBy(2));
        print(load, CONNECTIONS);
        print(load, 1);
    }

    private void print(HttpLoad load, int connections) throws InterruptedException {
        HttpLoad.Result last = load.run(search(0), connections, plan.time().dividedBy(ROUNDS));
        for (int round = 1; round < ROUNDS; round++) {
            HttpLoad.Result next =
                    load.run(search(round * 70), connections, plan.time().dividedBy(ROUNDS));
            next.latency().add(last.latency());
            last = next;
        }
        report.figure(
                "search of a sector (" + last.bytes() + " bytes), " + connections + " connections",
                "%.0f/s",
                last.perSecond());
        report.latency("  request to answer (aim p99 20 ms)", last.latency());
    }

    /** Double-handed, mornings and evenings, in this sector, within a week. */
    private static String search(int district) {
        return "/v1/home-care-availability?area=" + area(district)
                + "%209&service=reablement&hours=7&doubleHanded=true&bands=morning,evening&by="
                + LocalDate.now(java.time.ZoneOffset.UTC).plusDays(7);
    }

    private static String area(int district) {
        return "B" + (char) ('A' + district / 20) + (1 + district % 20);
    }

    private static void describeAll(FrontDoor door) throws InterruptedException, ExecutionException {
        try (ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < DISTRICTS * OF_EACH; n++) {
                int number = n;
                all.add(callers.submit(() -> describe(door, number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static void describe(FrontDoor door, int number) {
        String id = "BENCH-" + number;
        String area = area(number / OF_EACH);
        String sector = area + " 9";
        door.put(
                        "/v1/providers/" + id,
                        Map.of(
                                "name",
                                "Provider " + number,
                                "areas",
                                List.of(area),
                                "tier",
                                1 + number % 3,
                                "services",
                                SERVICES))
                .ok();
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String service : SERVICES) {
            lines.add(Map.of(
                    "area",
                    number % 2 == 0 ? sector : area,
                    "service",
                    service,
                    "hoursPerWeek",
                    10 + number % 60,
                    "doubleHandedHoursPerWeek",
                    number % 30,
                    "slots",
                    Map.of("morning", number % 5, "evening", number % 4, "tea", 1),
                    "canAccept",
                    number % 7 == 0 ? "limited" : "yes"));
        }
        door.put("/v1/providers/" + id + "/capacity", Map.of("areas", lines)).ok();
    }

    /** The last one that was described is in the gateway's memory. */
    private static void awaitShown(FrontDoor door) {
        String last = "BENCH-" + (DISTRICTS * OF_EACH - 1);
        String list = "/v1/home-care-availability?area=" + area(DISTRICTS - 1);
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (door.all(list).stream()
                .noneMatch(line -> line.get("provider").asText().equals(last))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("what was declared is not shown after 5 minutes");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
