package org.homeward.housing.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.ForgetOldReferrals;
import org.homeward.kit.time.Repeating;

/** Looks now and then for what may be forgotten. */
@ApplicationScoped
class ServiceClock {

    private final ForgetOldReferrals old;
    private final Duration every;
    private final Repeating clock = new Repeating("service-clock");

    ServiceClock(ForgetOldReferrals old, @ConfigProperty(name = "homeward.retention.every") Duration every) {
        this.old = old;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        clock.every(every, () -> old.forget(Instant.now()));
    }

    void stop(@Observes ShutdownEvent event) {
        clock.close();
    }
}
