package org.homeward.acceptance.bench;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;

/** Searches for a step-down flat among 10,000, half of which are taken, through the front door. */
final class FlatsPhase {

    private static final int FLATS = 10_000;
    private static final int DISTRICTS = 50;

    private final Stack stack;
    private final BenchPlan plan;
    private final Report report;
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));

    FlatsPhase(Stack stack, BenchPlan plan, Report report) {
        this.stack = stack;
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        String token = stack.token("operator", null);
        FrontDoor door = new FrontDoor(stack.gateway(), token);
        String stay = new DischargeLoad(stack).movements("RU7", 1).getFirst().stay();
        long begin = System.nanoTime();
        Callers.each(FLATS, number -> declare(door, number));
        Callers.each(FLATS / 2, number -> book(door, number * 2, stay));
        report.figure("10,000 flats declared, 5,000 booked", "%.0f s", (System.nanoTime() - begin) / 1e9);
        HttpLoad load = new HttpLoad(stack.gateway(), token);
        load.run(search("needs=wheelchair"), Callers.AT_ONCE, plan.warmUp().dividedBy(2));
        measure(load, "wheelchair, in a district (1 of 3 fits)", "needs=wheelchair&area=BA7", 1);
        measure(load, "nothing needed (all fit)", "area=BA7", 1);
        measure(load, "what few have (1 of 500 fits), free later too", "needs=hoist,wheelchair", 1);
        measure(load, "wheelchair, in a district", "needs=wheelchair&area=BA7", Callers.AT_ONCE);
    }

    private void measure(HttpLoad load, String what, String query, int connections) throws InterruptedException {
        HttpLoad.Result result = load.run(search(query), connections, plan.time());
        report.figure(
                what + " (" + result.bytes() + " bytes), " + connections + " connections",
                "%.0f/s",
                result.perSecond());
        report.latency("  request to answer (aim p99 20 ms)", result.latency());
    }

    private String search(String query) {
        return "/v1/step-down-flats?availableFrom=" + today + "&nights=14&" + query;
    }

    private void declare(FrontDoor door, int number) {
        List<String> features = new ArrayList<>(List.of("x-level-" + number % 4));
        if (number % 3 == 0) {
            features.add("wheelchair");
        }
        if (number % 500 < 3) {
            features.add("hoist");
        }
        door.post(
                        "/v1/step-down-flats",
                        Map.of(
                                "id",
                                "BENCH-" + number,
                                "area",
                                "BA" + (1 + number % DISTRICTS),
                                "features",
                                features,
                                "maxNights",
                                42,
                                "availableFrom",
                                "2026-01-01",
                                "weeklyRate",
                                150 + number % 100))
                .ok();
    }

    private void book(FrontDoor door, int number, String stay) {
        LocalDate from = today.plusDays(number % 10);
        door.post(
                        "/v1/bookings",
                        Map.of(
                                "flat",
                                "BENCH-" + number,
                                "stay",
                                stay,
                                "from",
                                from.toString(),
                                "until",
                                from.plusDays(7 + number % 14).toString()))
                .ok();
    }
}
