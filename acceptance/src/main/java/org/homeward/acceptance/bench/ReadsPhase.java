package org.homeward.acceptance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;

/** Reads of one ward against a no-op JSON read of the same server, in turn, so that a busy machine hits both alike. */
final class ReadsPhase {

    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 4;

    private final Stack stack;
    private final BenchPlan plan;
    private final Report report;

    ReadsPhase(Stack stack, BenchPlan plan, Report report) {
        this.stack = stack;
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        String token = stack.token("operator", null);
        HttpLoad load = new HttpLoad(stack.gateway(), token);
        String ward = "/v1/beds" + someWard(new FrontDoor(stack.gateway(), token));
        load.run(ward, CONNECTIONS, plan.warmUp().dividedBy(2));
        load.run("/v1/ping", CONNECTIONS, plan.warmUp().dividedBy(2));
        double noOp = 0;
        double reads = 0;
        HttpLoad.Result last = load.run(ward, CONNECTIONS, plan.time().dividedBy(ROUNDS));
        for (int round = 0; round < ROUNDS; round++) {
            noOp += load.run("/v1/ping", CONNECTIONS, plan.time().dividedBy(ROUNDS))
                            .perSecond()
                    / ROUNDS;
            last = load.run(ward, CONNECTIONS, plan.time().dividedBy(ROUNDS));
            reads += last.perSecond() / ROUNDS;
        }
        report.figure("no-op JSON read, 8 connections", "%.0f/s", noOp);
        report.figure("one ward (" + last.bytes() + " bytes), 8 connections", "%.0f/s", reads);
        report.figure("  of the no-op read (aim 0.6)", "%.2f", reads / noOp);
        report.latency("  request to answer", last.latency());
    }

    /** The ward of the first bed; a read without beds would measure nothing. */
    private static String someWard(FrontDoor door) {
        List<JsonNode> beds = door.all("/v1/beds");
        if (beds.isEmpty()) {
            throw new IllegalStateException("there are no beds to read: run the phase intake or latency first");
        }
        JsonNode bed = beds.getFirst();
        return "?site=" + bed.get("site").asText() + "&ward=" + bed.get("ward").asText();
    }
}
