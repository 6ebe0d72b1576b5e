package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void isGivenToOneOfManyThatAskAtTheSameInstant() throws Exception {
        for (int i = 0; i < 4; i++) {
            another("runs already");
        }
        List<String> said = new ArrayList<>();
        for (Process process : started) {
            said.add(firstLine(process));
        }

        assertThat(said).filteredOn("has it"::equals).hasSize(1);
        long holder = started.get(said.indexOf("has it")).pid();
        assertThat(said)
                .filteredOn(line -> !line.equals("has it"))
                .containsOnly("Homeward runs already (pid " + holder + ", data " + folder + ")");
    }

    @Test
    void goesWithAProcessThatIsKilledAndNotOnToItsChildren() throws Exception {
        Process holder = another("runs already");
        assertThat(firstLine(holder)).isEqualTo("has it");
        List<ProcessHandle> children = holder.children().toList();
        holder.destroyForcibly().waitFor();

        try {
            assertThat(children).hasSize(1).allMatch(ProcessHandle::isAlive);
            Claim.on(folder, folder, "is starting already").close();
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void saysWhatItsHolderDoesNow() throws Exception {
        try (Claim claim = Claim.on(folder, folder, "is starting already")) {
            assertThatThrownBy(() -> Claim.on(folder, folder, "x"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("Homeward is starting already (pid ");
            claim.say("runs");
            assertThat(Claim.holder(folder, folder)).startsWith("Homeward runs (pid ");
        }
    }

    @Test
    void doesNotRepeatTheWordsOfOneThatDied() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(folder.resolve("homeward.lock"), "Homeward runs already (pid " + gone.pid() + ", data x)");

        assertThat(Claim.holder(folder, folder)).startsWith("Another Homeward is starting or stopping");
    }

    @Test
    void noticesThatItsFolderWasRemoved() throws Exception {
        Path data = folder.resolve("data");
        try (Claim claim = Claim.on(data, data, "runs")) {
            assertThat(claim.stands()).isTrue();

            DataFolder.delete(data);
            assertThat(claim.stands()).isFalse();

            Files.createDirectories(data);
            Files.writeString(data.resolve("homeward.lock"), "another's");
            assertThat(claim.stands()).isFalse();
        }
    }

    @Test
    void namesAFolderThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> Claim.on(file.resolve("data"), folder, "x"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be written and locked");
    }

    private Process another(String deed) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString(),
                        deed)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** Asks for a folder, and with it starts a child and stays. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            try (Claim claim = Claim.on(folder, folder, args[1])) {
                Process child = new ProcessBuilder("tail", "-f", "/dev/null").start();
                System.out.println("has it");
                child.waitFor();
                claim.say("ends");
            } catch (CannotStart e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
