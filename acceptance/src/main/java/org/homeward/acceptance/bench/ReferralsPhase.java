package org.homeward.acceptance.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;

/** The worklist of a housing authority: 300 open duties to refer of its own among 6,000, the next due first. */
final class ReferralsPhase {

    private static final int REFERRALS = 6_000;
    private static final int AUTHORITIES = 20;

    private final Stack stack;
    private final BenchPlan plan;
    private final Report report;

    ReferralsPhase(Stack stack, BenchPlan plan, Report report) {
        this.stack = stack;
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        FrontDoor door = new FrontDoor(stack.gateway(), stack.token("operator", null));
        List<MonthOfABed.Visit> visits = new DischargeLoad(stack).movements("RU8", 30);
        long begin = System.nanoTime();
        Callers.each(
                REFERRALS,
                number -> refer(door, number, visits.get(number / AUTHORITIES).stay(), authority(number)));
        report.figure("6,000 people referred to 20 authorities", "%.0f s", (System.nanoTime() - begin) / 1e9);
        HttpLoad load = new HttpLoad(stack.gateway(), stack.token("provider", authority(0)));
        load.run(path(50), Callers.AT_ONCE, plan.warmUp().dividedBy(2));
        measure(load, "the first 50 of 300", 50, 1);
        measure(load, "all 300", 1_000, 1);
        measure(load, "the first 50 of 300", 50, Callers.AT_ONCE);
    }

    private void measure(HttpLoad load, String what, int limit, int connections) throws InterruptedException {
        HttpLoad.Result result = load.run(path(limit), connections, plan.time());
        report.figure(
                what + " (" + result.bytes() + " bytes), " + connections + " connections",
                "%.0f/s",
                result.perSecond());
        report.latency("  request to answer (aim p99 50 ms)", result.latency());
    }

    private static String path(int limit) {
        return "/v1/referrals?authority=" + authority(0) + "&limit=" + limit;
    }

    /** A London borough. */
    private static String authority(int number) {
        return "E090000%02d".formatted(2 + number % AUTHORITIES);
    }

    /** An authority may have one open referral of a stay. */
    private static void refer(FrontDoor door, int number, String stay, String authority) {
        door.post(
                        "/v1/referrals",
                        Map.of(
                                "type",
                                "duty-to-refer",
                                "stay",
                                stay,
                                "name",
                                "Benchmark " + number,
                                "contact",
                                Map.of("phone", "07700 900" + number % 1_000),
                                "reason",
                                "no fixed abode",
                                "authority",
                                authority,
                                "consent",
                                Map.of(
                                        "toRefer",
                                        true,
                                        "toShareContact",
                                        true,
                                        "givenAt",
                                        Instant.now()
                                                .minus(Duration.ofMinutes(1))
                                                .toString(),
                                        "how",
                                        "spoken")))
                .ok();
    }
}
