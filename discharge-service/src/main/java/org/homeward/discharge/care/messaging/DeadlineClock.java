package org.homeward.discharge.care.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.homeward.discharge.care.MoveOnOverdue;
import org.homeward.kit.time.Repeating;

/** Looks twice a second for deadlines that have passed; what they mean stands in the packages themselves. */
@ApplicationScoped
class DeadlineClock {

    private static final Duration EVERY = Duration.ofMillis(500);

    private final MoveOnOverdue useCase;
    private final Repeating clock = new Repeating("deadline-clock");

    DeadlineClock(MoveOnOverdue useCase) {
        this.useCase = useCase;
    }

    void start(@Observes StartupEvent event) {
        clock.every(EVERY, useCase::moveOn);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.close();
    }
}
