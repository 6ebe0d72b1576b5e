package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code homeward} in a checkout whose Maven only notes when it runs. */
class HomewardScriptTest {

    /** Ends with 9 if another runs at the same time; waits until the file {@code go} is there. */
    private static final String MAVEN = """
            #!/bin/sh
            mkdir busy || exit 9
            echo "$@" >> built
            until [ -e go ]; do sleep 0.02; done
            rmdir busy
            exit $(cat go)
            """;

    @TempDir
    Path checkout;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeCheckout() throws Exception {
        Files.createDirectories(checkout.resolve(".mvn"));
        Files.createDirectories(checkout.resolve(".homeward"));
        for (String file : List.of("homeward", ".mvn/find-jdk.sh")) {
            Files.copy(Project.folder().resolve(file), checkout.resolve(file));
        }
        Files.writeString(checkout.resolve("mvnw"), MAVEN);
        assertThat(checkout.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void end() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void letsOneBuildWaitForAnother() throws Exception {
        Process first = homeward("test", "-Dfirst");
        await().until(() -> built().equals(List.of("verify -Dfirst")));
        Process second = homeward("test", "-Dsecond");
        await().until(() -> words(second).contains("waiting for the build in this checkout by process " + first.pid()));
        assertThat(built()).hasSize(1);

        mavenEndsWith(0);

        assertThat(exitCode(first)).isZero();
        assertThat(exitCode(second)).isZero();
        assertThat(built()).containsExactly("verify -Dfirst", "verify -Dsecond");
        assertThat(lock()).doesNotExist();
    }

    @Test
    void takesOverFromOneThatWasKilledOnceHoweverManyWait() throws Exception {
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Files.createSymbolicLink(lock(), Path.of(Long.toString(killed.pid())));
        mavenEndsWith(0);

        List<Process> all = Stream.of("1", "2", "3", "4", "5")
                .map(number -> homeward("test", number))
                .toList();

        for (Process process : all) {
            assertThat(exitCode(process)).as(words(process)).isZero();
        }
        assertThat(built()).hasSize(5);
    }

    @Test
    void takesOverFromAProcessThatHasTheNumberOfOneThatWasKilled() throws Exception {
        Process other = new ProcessBuilder("tail", "-f", "/dev/null").start();
        started.add(other);
        Files.createSymbolicLink(lock(), Path.of(Long.toString(other.pid())));
        mavenEndsWith(0);

        assertThat(exitCode(homeward("test"))).isZero();
    }

    @Test
    void answersAsMavenDidAndGivesTheLockBack() throws Exception {
        mavenEndsWith(3);

        assertThat(exitCode(homeward("test"))).isEqualTo(3);

        assertThat(Files.isSymbolicLink(lock())).isFalse();
    }

    @Test
    void givesTheLockBackWhenItIsTerminated() throws Exception {
        Process terminated = homeward("test");
        await().until(() -> built().size() == 1);

        Signals.send(terminated.pid(), "TERM");
        mavenEndsWith(0);

        assertThat(exitCode(terminated)).isEqualTo(143);
        assertThat(Files.isSymbolicLink(lock())).isFalse();
    }

    /** There are JDKs wherever this runs, so it asks for one that is newer than all of them. */
    @Test
    void saysThatThereIsNoJdkThatIsNewEnough() throws Exception {
        Path finder = checkout.resolve(".mvn/find-jdk.sh");
        String asked = Files.readString(finder);
        assertThat(asked).containsOnlyOnce("_min=21");
        Files.writeString(finder, asked.replace("_min=21", "_min=99"));

        for (String command : List.of("up", "test")) {
            Process process = homeward(command);
            assertThat(exitCode(process)).isEqualTo(1);
            assertThat(words(process))
                    .contains("Homeward needs a JDK 99 or newer and found none. Install one, or set JAVA_HOME to it.");
        }
        assertThat(built()).isEmpty();
    }

    @Test
    void doesNotDoWhatItDoesNotKnow() throws Exception {
        Process process = homeward("start");

        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(words(process)).contains("There is no command 'start'.", "./homeward up");
    }

    private Path lock() {
        return checkout.resolve(".homeward/build.lock");
    }

    private void mavenEndsWith(int code) throws IOException {
        Path written = Files.writeString(checkout.resolve("going"), Integer.toString(code));
        Files.move(written, checkout.resolve("go"));
    }

    private List<String> built() throws IOException {
        Path file = checkout.resolve("built");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Process homeward(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("homeward").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said(started.size()).toFile())
                    .start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path said(int number) {
        return checkout.resolve("said-" + number);
    }

    private String words(Process process) throws IOException {
        return Files.readString(said(started.indexOf(process)));
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("has ended").isTrue();
        return process.exitValue();
    }
}
