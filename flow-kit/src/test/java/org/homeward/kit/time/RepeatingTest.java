package org.homeward.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepeatingTest {

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @Test
    void comesRoundAgainWhateverWasThrown() throws InterruptedException {
        try (Repeating clock = new Repeating("test")) {
            clock.every(Duration.ofMillis(1), () -> {
                done.add("exception");
                throw new IllegalStateException();
            });
            clock.every(Duration.ofMillis(1), () -> {
                done.add("error");
                throw new AssertionError();
            });
            int exceptions = 0;
            int errors = 0;
            while (exceptions < 2 || errors < 2) {
                String one = done.poll(1, TimeUnit.MINUTES);
                assertThat(one).isNotNull();
                exceptions += one.equals("exception") ? 1 : 0;
                errors += one.equals("error") ? 1 : 0;
            }
        }
    }
}
