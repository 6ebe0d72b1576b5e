package org.homeward.discharge.care.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homeward.discharge.care.MoveOnOverdue;
import org.jboss.logging.Logger;

/** Looks twice a second for deadlines that have passed; what they mean stands in the packages themselves. */
@ApplicationScoped
class DeadlineClock {

    private static final Logger LOG = Logger.getLogger(DeadlineClock.class);
    private static final long MILLIS = 500;

    private final MoveOnOverdue useCase;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "deadline-clock");
        thread.setDaemon(true);
        return thread;
    });

    DeadlineClock(MoveOnOverdue useCase) {
        this.useCase = useCase;
    }

    void start(@Observes StartupEvent event) {
        var ticking = clock.scheduleWithFixedDelay(this::tick, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        LOG.debugf("Clock started: %s", ticking.state());
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdown();
    }

    private void tick() {
        try {
            useCase.moveOn();
        } catch (RuntimeException e) {
            LOG.warn("Deadlines could not be looked at; they stay due", e);
        }
    }
}
