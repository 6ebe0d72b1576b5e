package org.homeward.acceptance.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;

/** The worklist of a hospital of 1,000 beds and of six of them, a quarter of whose patients are ready to leave. */
final class WorklistPhase {

    private static final int TRUSTS = 6;
    private static final int DAYS = 3;
    private static final int CONNECTIONS = 8;

    private final Stack stack;
    private final BenchPlan plan;
    private final Report report;

    WorklistPhase(Stack stack, BenchPlan plan, Report report) {
        this.stack = stack;
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        int ready = 0;
        DischargeLoad load = new DischargeLoad(stack);
        for (int i = 0; i < TRUSTS; i++) {
            ready += declare(load.movements("RU" + i, DAYS).stream()
                    .filter(visit -> visit.until() == null)
                    .toList());
        }
        report.figure("six trusts of 1,000 beds", "%d patients ready to leave", ready);
        String operator = stack.token("operator", null);
        String trust = stack.token("hospital", "RU0");
        measure("a hospital's, first 100", trust, "?limit=100", 1);
        measure("a hospital's, of one ward", trust, "?site=RU001&ward=W3", 1);
        measure("of six trusts as an operator sees them, first 100", operator, "?limit=100", 1);
        measure("of six trusts, first 100, 8 readers at once", operator, "?limit=100", CONNECTIONS);
    }

    private void measure(String what, String token, String query, int readers) throws InterruptedException {
        HttpLoad load = new HttpLoad(stack.gateway(), token);
        load.run("/v1/discharge-worklist" + query, readers, plan.warmUp().dividedBy(6));
        HttpLoad.Result result = load.run("/v1/discharge-worklist" + query, readers, plan.time());
        report.latency("worklist " + what + " (aim p99 50 ms), " + result.bytes() + " bytes", result.latency());
    }

    /** Every fourth is declared fit with a delay, by command; gives how many. */
    private int declare(List<MonthOfABed.Visit> there) throws Exception {
        FrontDoor door = new FrontDoor(stack.gateway(), stack.token("operator", null));
        List<Future<?>> commands = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < there.size(); i += 4) {
                String path = "/v1/stays/" + there.get(i).stay();
                String at = Instant.now().minus(Duration.ofMinutes(1 + i % 30)).toString();
                commands.add(workers.submit(() -> {
                    door.post(path + "/criteria-to-reside", Map.of("code", "none", "assessedAt", at))
                            .ok();
                    door.post(path + "/delays", Map.of("reason", "CA1", "owner", "hub", "organisation", "E06"))
                            .ok();
                }));
            }
        }
        for (Future<?> command : commands) {
            command.get();
        }
        return commands.size();
    }
}
