package org.homeward.acceptance.care;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.homeward.acceptance.FrontDoor;
import org.homeward.acceptance.FrontDoor.Answer;

/** Sends a command as a careful app does: the same again, under the same key, until there is an answer for good. */
public final class PersistentCaller {

    private static final long PAUSE = Duration.ofMillis(200).toNanos();

    private final FrontDoor door;
    private final Duration limit;
    private final AtomicInteger repeated = new AtomicInteger();

    /** @param limit how long a command may go without an answer */
    public PersistentCaller(FrontDoor door, Duration limit) {
        this.door = door;
        this.limit = limit;
    }

    /**
     * What the command was answered. Not found is no answer yet: what it names was acknowledged by another service and is
     * on its way.
     */
    public Answer post(String path, Object body, String key) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            try {
                Answer answer = door.post(path, body, key);
                if (answer.status() != 404 && answer.status() < 500) {
                    return answer;
                }
            } catch (UncheckedIOException broken) {
                // The front door or what is behind it is away: the same command goes out again.
            }
            repeated.incrementAndGet();
            LockSupport.parkNanos(PAUSE);
        }
        throw new IllegalStateException("no answer for good to " + path + " after " + limit);
    }

    /** How many times a command had to be sent again. */
    public int repeated() {
        return repeated.get();
    }
}
