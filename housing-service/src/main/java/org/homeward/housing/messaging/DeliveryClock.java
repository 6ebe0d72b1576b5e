package org.homeward.housing.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.referral.delivery.DeliverReferrals;
import org.homeward.housing.referral.persistence.Deliveries;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.time.Repeating;
import org.jboss.logging.Logger;

/** Delivers what is due, several at a time, a few of them at each authority: one that is slow does not hold up the others. */
@ApplicationScoped
class DeliveryClock {

    private static final Logger LOG = Logger.getLogger(DeliveryClock.class);
    private static final int AT_ONCE = 16;

    private final DeliverReferrals deliver;
    private final Duration every;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService attempts = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private final Repeating clock = new Repeating("delivery-clock");

    DeliveryClock(
            DeliverReferrals deliver,
            Transactions transactions,
            Deliveries deliveries,
            MeterRegistry metrics,
            @ConfigProperty(name = "homeward.delivery.look-again") Duration every) {
        this.deliver = deliver;
        this.every = every;
        metrics.gauge("homeward.housing.deliveries.stuck", deliveries, all -> transactions.run(all::stuck));
    }

    void start(@Observes StartupEvent event) {
        clock.every(every, this::deliverAll);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.close();
        attempts.shutdownNow();
    }

    private void deliverAll() {
        while (free.tryAcquire()) {
            Optional<Runnable> due = Optional.empty();
            try {
                due = deliver.next();
            } finally {
                if (due.isEmpty()) {
                    free.release();
                }
            }
            if (due.isEmpty()) {
                return;
            }
            attempts.execute(attempt(due.get()));
        }
    }

    /** Whoever is done does what is due next. */
    private Runnable attempt(Runnable delivery) {
        return () -> {
            try {
                Optional<Runnable> due = Optional.of(delivery);
                while (due.isPresent()) {
                    due.get().run();
                    due = deliver.next();
                }
            } catch (RuntimeException e) {
                LOG.warnf(
                        "A delivery failed (%s); it is tried again",
                        e.getClass().getName());
            } finally {
                free.release();
            }
        };
    }
}
