package org.homeward.acceptance.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.homeward.acceptance.FrontDoor;
import org.homeward.acceptance.care.CareMarket;
import org.homeward.acceptance.care.Patient;
import org.homeward.local.Stack;
import org.homeward.local.mllp.MllpConnection;

/**
 * From declared fit to the offer that its provider sees, through the front door and one person at a time: the review is
 * sent, the package is asked for when that is answered, and the provider's list is read until the offer stands in it.
 * Twenty providers each have an area of their own, so that a list stays as short as a provider's is.
 */
final class OffersPhase {

    private static final int AREAS = 20;
    private static final String TRUST = "RLF";

    private final Stack stack;
    private final BenchPlan plan;
    private final Report report;
    private final FrontDoor hub;
    private final FrontDoor[] providers = new FrontDoor[AREAS];
    private final CareMarket[] markets = new CareMarket[AREAS];
    private int people;

    OffersPhase(Stack stack, BenchPlan plan, Report report) {
        this.stack = stack;
        this.plan = plan;
        this.report = report;
        this.hub = new FrontDoor(stack.gateway(), stack.token("hospital", TRUST));
    }

    void run() throws Exception {
        for (int i = 0; i < AREAS; i++) {
            markets[i] = new CareMarket(stack, "OF" + (i + 1) + " 1").with("OFFERS-" + i, 1, 100_000);
            providers[i] = new FrontDoor(stack.gateway(), stack.token("provider", "OFFERS-" + i));
        }
        for (int i = 0; i < AREAS; i++) {
            while (!markets[i].isKnown("OFFERS-" + i)) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        measure(plan.warmUp());
        Times times = measure(plan.time());
        report.latency("declared fit, until answered", times.fit);
        report.latency("declared fit to package answered", times.asked);
        report.latency("declared fit to offer in its provider's list (aim p50 20 ms)", times.seen);
    }

    /** Microseconds since the review was sent. */
    private static final class Times {
        private final Histogram fit = new Histogram(3);
        private final Histogram asked = new Histogram(3);
        private final Histogram seen = new Histogram(3);
    }

    private Times measure(Duration time) throws Exception {
        Times times = new Times();
        long end = System.nanoTime() + time.toNanos();
        try (MllpConnection mllp = new MllpConnection(stack.mllp(), Duration.ofSeconds(30))) {
            while (System.nanoTime() < end) {
                one(mllp, times);
            }
        }
        return times;
    }

    private void one(MllpConnection mllp, Times times) throws Exception {
        int number = people++;
        Patient patient = new Patient(TRUST, "F" + number);
        String stay = patient.stay(1);
        mllp.ask(patient.admitted(1, Instant.now().minus(Duration.ofDays(1))).bytes());
        while (hub.get("/v1/discharge-cases/" + stay).status() != 200) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        long sent = System.nanoTime();
        hub.post("/v1/stays/" + stay + "/criteria-to-reside", Map.of("code", "none", "assessedBy", "ward round"))
                .ok();
        record(times.fit, sent);
        String id = hub.post("/v1/packages-of-care", markets[number % AREAS].need(stay))
                .ok()
                .get("offers")
                .get(0)
                .get("id")
                .asText();
        record(times.asked, sent);
        FrontDoor provider = providers[number % AREAS];
        while (provider.all("/v1/offers?status=sent").stream()
                .noneMatch(offer -> offer.get("id").asText().equals(id))) {
            Thread.onSpinWait();
        }
        record(times.seen, sent);
        provider.post("/v1/offers/" + id + "/decline", Map.of("reason", "no-capacity"))
                .ok();
    }

    private static void record(Histogram histogram, long sent) {
        histogram.recordValue((System.nanoTime() - sent) / 1000);
    }
}
