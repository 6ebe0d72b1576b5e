package org.homeward.discharge.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.ForgetOldCases;
import org.homeward.discharge.TellCasesAgain;
import org.homeward.kit.time.Repeating;

/** Looks now and then for what may be forgotten, and after a migration for what is to be told again. */
@ApplicationScoped
class ServiceClock {

    private static final Duration BETWEEN_SOME = Duration.ofSeconds(1);

    private final ForgetOldCases old;
    private final TellCasesAgain again;
    private final Duration every;
    private final Repeating clock = new Repeating("service-clock");
    private final Repeating telling = new Repeating("telling-again");

    ServiceClock(
            ForgetOldCases old,
            TellCasesAgain again,
            @ConfigProperty(name = "homeward.retention.every") Duration every) {
        this.old = old;
        this.again = again;
        this.every = every;
    }

    void start(@Observes StartupEvent event) {
        clock.every(every, () -> old.forget(Instant.now()));
        telling.every(BETWEEN_SOME, again::tell);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.close();
        telling.close();
    }
}
