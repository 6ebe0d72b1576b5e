package org.homeward.housing.messaging;

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
import org.homeward.housing.ForgetOldReferrals;
import org.jboss.logging.Logger;

/** Looks now and then for what may be forgotten. */
@ApplicationScoped
class ServiceClock {

    private static final Logger LOG = Logger.getLogger(ServiceClock.class);

    private final ForgetOldReferrals old;
    private final Duration every;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "service-clock");
        thread.setDaemon(true);
        return thread;
    });

    ServiceClock(ForgetOldReferrals old, @ConfigProperty(name = "homeward.retention.every") Duration every) {
        this.old = old;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        var forgetting =
                clock.scheduleWithFixedDelay(this::forget, every.toSeconds(), every.toSeconds(), TimeUnit.SECONDS);
        LOG.debugf("Clock started: %s", forgetting.state());
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdown();
    }

    private void forget() {
        try {
            old.forget(Instant.now());
        } catch (RuntimeException e) {
            LOG.warn("Work of the clock failed; it is tried again", e);
        }
    }
}
