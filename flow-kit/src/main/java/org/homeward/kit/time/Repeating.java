package org.homeward.kit.time;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homeward.kit.log.WithoutMessage;
import org.jboss.logging.Logger;

/**
 * Work that comes round, one piece after the other on a thread of its own that does not keep the process alive. What fails
 * is logged without its message, which may hold data of a person, and comes round again.
 */
public final class Repeating implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Repeating.class);

    private final String name;
    private final ScheduledExecutorService clock;

    /** @param name of the thread, and of the work in the log */
    public Repeating(String name) {
        this.name = name;
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Does this after each rest, and first after one rest from now. */
    public void every(Duration rest, Runnable work) {
        var unused = clock.scheduleWithFixedDelay(
                () -> attempt(work), rest.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nothing comes round any more; what is being done is finished. */
    @Override
    public void close() {
        clock.shutdown();
    }

    /** An executor never does again what threw, so nothing is thrown. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.warnf(WithoutMessage.of(e), "Work of %s failed; it comes round again", name);
        }
    }
}
