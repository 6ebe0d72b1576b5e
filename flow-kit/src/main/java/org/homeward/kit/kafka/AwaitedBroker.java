package org.homeward.kit.kafka;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Waits for a broker, makes the topics there, and then starts what needs them. */
public final class AwaitedBroker {

    private static final Logger LOG = Logger.getLogger(AwaitedBroker.class);

    private final KafkaSettings kafka;
    private final String[] topics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean reached;

    public AwaitedBroker(KafkaSettings kafka, String... topics) {
        this.kafka = kafka;
        this.topics = topics.clone();
    }

    /** Gives back at once. */
    public void thenStart(Runnable parts) {
        Thread.ofPlatform().name("start-pipeline").daemon().start(() -> startWhenReached(parts));
    }

    /** Whether the parts are started. */
    public boolean isReached() {
        return reached;
    }

    /** Waits no longer; ends the parts where they are started. */
    public void thenStop(Runnable parts) {
        stopping.countDown();
        if (reached) {
            parts.run();
        }
    }

    private void startWhenReached(Runnable parts) {
        while (!createTopics()) {
            if (stopsWithin(1)) {
                return;
            }
        }
        parts.run();
        reached = true;
        LOG.info("Relay and consumers are started");
    }

    private boolean createTopics() {
        try {
            Topics.create(kafka, topics);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("No topics yet (%s); trying again", e.getClass().getName());
            return false;
        }
    }

    private boolean stopsWithin(int seconds) {
        try {
            return stopping.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
