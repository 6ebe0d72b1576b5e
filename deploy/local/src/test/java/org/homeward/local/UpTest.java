package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.homeward.local.Stack.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./homeward up} as a process, with the real PostgreSQL and Kafka and with {@link SmallService small services}. */
class UpTest {

    private static final Duration START = Duration.ofMinutes(3);

    @TempDir
    Path checkout;

    private final Map<String, Integer> ports = Ports.free().byName();
    private final List<Process> launchers = new ArrayList<>();
    private InFolder inFolder;
    private Path data;

    @BeforeEach
    void makeCheckout() throws IOException {
        inFolder = new InFolder(checkout);
        data = checkout.resolve("data");
        for (Part part : Part.values()) {
            if (part.isService()) {
                SmallService.build(checkout, part.label());
            }
        }
    }

    @AfterEach
    void end() {
        launchers.forEach(launcher -> launcher.destroyForcibly().onExit().join());
        Leftovers.end(data);
        inFolder.close();
    }

    @Test
    void runsOnceAndEndsAllItsProcessesOnCtrlC() throws Exception {
        Process first = up();
        await().atMost(START).until(() -> said(first).contains("starting ..."));
        Process second = up();
        assertThat(exitCode(second)).isEqualTo(2);
        assertThat(said(second))
                .startsWith("Homeward is starting already (pid " + first.pid() + ", data " + data + ")");

        awaitReady(first);
        Process third = up();
        assertThat(exitCode(third)).isEqualTo(2);
        assertThat(said(third))
                .startsWith("Homeward runs already, with its front door at http://127.0.0.1:" + ports.get("gateway")
                        + " (pid " + first.pid() + ", data " + data + ")");

        List<ProcessHandle> children = children();
        assertThat(children).hasSize(Part.values().length).allMatch(ProcessHandle::isAlive);
        boolean hearsCtrlC = isHeard("INT");
        Signals.send(first.pid(), hearsCtrlC ? "INT" : "TERM");

        assertThat(exitCode(first)).isEqualTo(hearsCtrlC ? 130 : 143);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(said(first)).endsWith("stopping ...\nstopped; the data stays in " + data + "\n");
        assertThat(RunFile.read()).isEmpty();
    }

    @Test
    void endsWhatAKilledLauncherLeftAndStopsWhenItsDataIsTakenAway() throws Exception {
        Process killed = up();
        awaitReady(killed);
        List<ProcessHandle> left = children();
        killed.destroyForcibly().waitFor();
        assertThat(left).hasSize(Part.values().length).allMatch(ProcessHandle::isAlive);

        Process next = up();
        awaitReady(next);
        assertThat(left).noneMatch(ProcessHandle::isAlive);
        assertThat(said(next))
                .startsWith("The last Homeward on " + data + " was killed; what it left running was ended: ")
                .contains("postgres (pid ", "kafka (pid ", "gateway (pid ");

        List<ProcessHandle> children = children();
        Files.move(data, checkout.resolve("elsewhere"));

        assertThat(exitCode(next)).isEqualTo(1);
        assertThat(said(next))
                .containsOnlyOnce("The data folder " + data + " was removed while Homeward ran on it: it stops.")
                .doesNotContain("is started again", "the data stays");
        assertThat(children).hasSize(Part.values().length).noneMatch(ProcessHandle::isAlive);
    }

    private Process up() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dhomeward.project=" + checkout,
                "-cp",
                System.getProperty("java.class.path"),
                Homeward.class.getName(),
                "up",
                "--empty",
                "--data",
                data.toString()));
        ports.forEach((name, port) -> command.addAll(List.of("--" + name + "-port", port.toString())));
        Process launcher = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(words(launchers.size()).toFile())
                .start();
        launchers.add(launcher);
        return launcher;
    }

    /** A shell that runs this in the background has it and all its children ignore SIGINT; SIGTERM does the same. */
    private static boolean isHeard(String signal) throws Exception {
        return new ProcessBuilder("sh", "-c", "trap 'exit 7' " + signal + "; kill -" + signal + " $$; exit 0")
                        .start()
                        .waitFor()
                == 7;
    }

    private void awaitReady(Process launcher) {
        await().atMost(START).untilAsserted(() -> {
            assertThat(launcher.isAlive()).as(said(launcher)).isTrue();
            assertThat(said(launcher)).contains("Homeward is ready at ");
        });
    }

    private static List<ProcessHandle> children() {
        return RunFile.read().orElseThrow().processes().stream()
                .skip(1)
                .flatMap(child -> child.handle().stream())
                .toList();
    }

    private Path words(int launcher) {
        return checkout.resolve("said-" + launcher);
    }

    private String said(Process launcher) throws IOException {
        return Files.readString(words(launchers.indexOf(launcher)));
    }

    private static int exitCode(Process launcher) throws InterruptedException {
        assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).as("has ended").isTrue();
        return launcher.exitValue();
    }
}
