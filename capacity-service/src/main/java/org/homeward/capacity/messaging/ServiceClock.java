package org.homeward.capacity.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.EndHolds;
import org.homeward.capacity.ForgetOldBedFacts;
import org.homeward.capacity.ForgetOldStays;
import org.homeward.capacity.care.ForgetOldCare;
import org.homeward.capacity.care.RefreshDueFigures;
import org.homeward.capacity.flat.ForgetOldFlats;
import org.jboss.logging.Logger;

/**
 * Looks once a second for holds whose time is over (what a hold means does not wait for it: its interval counts) and
 * for figures that change by themselves, and
 * now and then for what may be forgotten.
 */
@ApplicationScoped
class ServiceClock {

    private static final Logger LOG = Logger.getLogger(ServiceClock.class);

    private final EndHolds holds;
    private final RefreshDueFigures figures;
    private final ForgetOldStays old;
    private final ForgetOldBedFacts oldFacts;
    private final ForgetOldCare oldCare;
    private final ForgetOldFlats oldFlats;
    private final Duration every;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "service-clock");
        thread.setDaemon(true);
        return thread;
    });

    ServiceClock(
            EndHolds holds,
            RefreshDueFigures figures,
            ForgetOldStays old,
            ForgetOldBedFacts oldFacts,
            ForgetOldCare oldCare,
            ForgetOldFlats oldFlats,
            @ConfigProperty(name = "homeward.retention.every") Duration every) {
        this.holds = holds;
        this.figures = figures;
        this.old = old;
        this.oldFacts = oldFacts;
        this.oldCare = oldCare;
        this.oldFlats = oldFlats;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        var ticking = clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        var forgetting =
                clock.scheduleWithFixedDelay(this::forget, every.toSeconds(), every.toSeconds(), TimeUnit.SECONDS);
        LOG.debugf("Clock started: %s, %s", ticking.state(), forgetting.state());
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdown();
    }

    private void tick() {
        attempt(holds::expire);
        attempt(figures::refresh);
    }

    private void forget() {
        attempt(() -> old.forget(Instant.now()));
        attempt(() -> oldFacts.forget(Instant.now()));
        attempt(() -> oldCare.forget(Instant.now()));
        attempt(() -> oldFlats.forget(Instant.now()));
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Work of the clock failed; it is tried again", e);
        }
    }
}
