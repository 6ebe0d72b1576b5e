package org.homeward.housing.flat.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.flat.LookAgain;
import org.homeward.kit.time.Repeating;

/** Looks every second for offers that nobody has answered in time, and now and then for what is free by now and who should be gone. */
@ApplicationScoped
class OfferClock {

    private final LookAgain look;
    private final Duration again;
    private final Repeating clock = new Repeating("offer-clock");

    OfferClock(LookAgain look, @ConfigProperty(name = "homeward.flats.look-again") Duration again) {
        this.look = look;
        this.again = again;
    }

    void start(@Observes StartupEvent event) {
        clock.every(Duration.ofSeconds(1), look::expire);
        clock.every(again, look::lookAgain);
        clock.every(again, look::tellOverstays);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.close();
    }
}
