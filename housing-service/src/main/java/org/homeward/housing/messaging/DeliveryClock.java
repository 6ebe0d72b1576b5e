package org.homeward.housing.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.referral.delivery.DeliverReferrals;
import org.homeward.housing.referral.persistence.Deliveries;
import org.homeward.kit.db.Transactions;
import org.jboss.logging.Logger;

/** Delivers what is due, several at a time, so that one slow authority does not hold up the others. */
@ApplicationScoped
class DeliveryClock {

    private static final Logger LOG = Logger.getLogger(DeliveryClock.class);
    private static final int AT_ONCE = 8;

    private final DeliverReferrals deliver;
    private final Duration every;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "delivery");
        thread.setDaemon(true);
        return thread;
    });

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
        for (int i = 0; i < AT_ONCE; i++) {
            var going = clock.scheduleWithFixedDelay(
                    this::deliverAll, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debugf("Deliveries started: %s", going.state());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    private void deliverAll() {
        try {
            while (deliver.deliverOne()) {
                LOG.debug("An attempt was made");
            }
        } catch (RuntimeException e) {
            LOG.warnf("A delivery failed (%s); it is tried again", e.getClass().getName());
        }
    }
}
