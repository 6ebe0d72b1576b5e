package org.homeward.capacity.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.EndHolds;
import org.homeward.capacity.ForgetOldBedFacts;
import org.homeward.capacity.ForgetOldStays;
import org.homeward.capacity.care.ForgetOldCare;
import org.homeward.capacity.care.RefreshDueFigures;
import org.homeward.capacity.flat.ForgetOldFlats;
import org.homeward.kit.time.Repeating;

/**
 * Looks once a second for holds whose time is over (what a hold means does not wait for it: its interval counts) and
 * for figures that change by themselves, and now and then for what may be forgotten.
 */
@ApplicationScoped
class ServiceClock {

    private final EndHolds holds;
    private final RefreshDueFigures figures;
    private final ForgetOldStays old;
    private final ForgetOldBedFacts oldFacts;
    private final ForgetOldCare oldCare;
    private final ForgetOldFlats oldFlats;
    private final Duration every;
    private final Repeating clock = new Repeating("service-clock");

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
        clock.every(Duration.ofSeconds(1), holds::expire);
        clock.every(Duration.ofSeconds(1), figures::refresh);
        clock.every(every, () -> old.forget(Instant.now()));
        clock.every(every, () -> oldFacts.forget(Instant.now()));
        clock.every(every, () -> oldCare.forget(Instant.now()));
        clock.every(every, () -> oldFlats.forget(Instant.now()));
    }

    void stop(@Observes ShutdownEvent event) {
        clock.close();
    }
}
