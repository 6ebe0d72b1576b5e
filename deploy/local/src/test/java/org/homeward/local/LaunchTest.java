package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LaunchTest {

    @Test
    void forcesStoppedProcessesTogether() throws Exception {
        List<Process> deaf = List.of(stopped(), stopped(), stopped());
        long begin = System.nanoTime();

        Launch.stop(deaf.stream().map(Process::toHandle).toList(), "TERM");

        for (Process process : deaf) {
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(13));
    }

    @Test
    void doesNotMindAProcessThatHasGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Process listens = new ProcessBuilder("cat").start();

        Launch.stop(List.of(gone.toHandle(), listens.toHandle()), "TERM");

        assertThat(listens.isAlive()).isFalse();
    }

    private static Process stopped() throws IOException {
        Process process = new ProcessBuilder("cat").start();
        Signals.send(process.pid(), "STOP");
        return process;
    }
}
