package org.homeward.acceptance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;

/** The returns of a whole month of a trust of 1,000 beds, one after the other at the front door. */
final class ReturnsPhase {

    private static final String TRUST = "RT0";
    private static final int DAYS = 65;
    private static final int TIMES = 10;

    private final Stack stack;
    private final Report report;

    ReturnsPhase(Stack stack, Report report) {
        this.stack = stack;
        this.report = report;
    }

    void run() throws Exception {
        DischargeLoad load = new DischargeLoad(stack);
        List<MonthOfABed.Visit> visits = load.movements(TRUST, DAYS);
        int facts = load.said(visits);
        YearMonth month = YearMonth.now(ZoneId.of("Europe/London")).minusMonths(1);
        report.figure(
                "trust of 1,000 beds, month " + month, "%d stays and %d facts in %d days", visits.size(), facts, DAYS);
        FrontDoor door = new FrontDoor(stack.gateway(), stack.token("operator", null));
        String asked = "?trust=" + TRUST + "&month=" + month;
        String known = asked + "&knownAt=" + Instant.now();
        report.figure("  of them in the ready date publication", "%s", columns(door, asked));
        measure(door, "situation report, every day of the month", "discharge-situation-report" + asked);
        measure(door, "ready date publication", "discharge-ready-date" + asked);
        measure(door, "red and green days by ward", "red-and-green" + asked + "&by=ward");
        measure(door, "stays of a column, 100 of them", "discharge-ready-date/stays" + asked + "&metric=discharged");
        measure(
                door,
                "ready date publication, asOf a day in the month",
                "discharge-ready-date" + asked + "&asOf=" + month.atDay(20) + "T12:00:00Z");
        measure(door, "ready date publication, by what was known after the load", "discharge-ready-date" + known);
    }

    /** What shows that there is something to count. */
    private static String columns(FrontDoor door, String asked) {
        JsonNode row = door.get("/v1/returns/discharge-ready-date" + asked).ok();
        return row.at("/items/7/value") + " discharged, " + row.at("/items/8/value") + " bed days of delay, "
                + row.at("/withoutReadyDate") + " without a ready date";
    }

    private void measure(FrontDoor door, String what, String path) {
        Histogram latency = new Histogram(3);
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            door.get("/v1/returns/" + path).ok();
            long micros = (System.nanoTime() - begin) / 1_000;
            if (i == 0) {
                report.figure(what + ", first time", "%.0f ms", micros / 1_000.0);
            }
            latency.recordValue(micros);
        }
        report.latency(what + " (aim 2 s)", latency);
    }
}
