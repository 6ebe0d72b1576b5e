package org.homeward.housing.flat.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.flat.LookAgain;
import org.jboss.logging.Logger;

/** Looks every second for offers that nobody has answered in time, and now and then for what is free by now. */
@ApplicationScoped
class OfferClock {

    private static final Logger LOG = Logger.getLogger(OfferClock.class);

    private final LookAgain look;
    private final Duration again;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "offer-clock");
        thread.setDaemon(true);
        return thread;
    });

    OfferClock(LookAgain look, @ConfigProperty(name = "homeward.flats.look-again") Duration again) {
        this.look = look;
        this.again = again;
    }

    void start(@Observes StartupEvent event) {
        var expiring = clock.scheduleWithFixedDelay(() -> quietly(look::expire), 1, 1, TimeUnit.SECONDS);
        var looking = clock.scheduleWithFixedDelay(
                () -> quietly(look::lookAgain), again.toMillis(), again.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debugf("Clock started: %s, %s", expiring.state(), looking.state());
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdown();
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Work of the clock failed; it is tried again", e);
        }
    }
}
