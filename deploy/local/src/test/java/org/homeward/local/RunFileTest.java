package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeward.local.RunFile.Pid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    Path checkout;

    private InFolder inFolder;

    @BeforeEach
    void enter() {
        inFolder = new InFolder(checkout);
    }

    @AfterEach
    void leave() {
        inFolder.close();
    }

    @Test
    void isReadAsItWasWritten() {
        RunFile written = file(Pid.of("launcher", ProcessHandle.current()));
        written.write();

        assertThat(RunFile.read()).contains(written);
        assertThat(RunFile.running()).contains(written);
        assertThat(RunFile.running().orElseThrow().port("mllp")).isEqualTo(2575);
    }

    @Test
    void isNoneWhereNothingRan() {
        assertThat(RunFile.read()).isEmpty();
    }

    @Test
    void isNoneWhenItCannotBeRead() throws Exception {
        Files.createDirectories(RunFile.path().getParent());
        Files.writeString(RunFile.path(), "{ half a fi");

        assertThat(RunFile.running()).isEmpty();
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameNumberForTheLauncher() {
        ProcessHandle me = ProcessHandle.current();
        file(new Pid("launcher", me.pid(), 12345)).write();

        assertThat(RunFile.running()).isEmpty();
    }

    @Test
    void goesWithTheStack() {
        file(Pid.of("launcher", ProcessHandle.current())).write();

        RunFile.remove();
        RunFile.remove();

        assertThat(RunFile.read()).isEmpty();
    }

    @Test
    void saysWhichPortItLacks() {
        RunFile file = new RunFile("data", Map.of(), List.of());

        assertThatThrownBy(() -> file.port("gateway")).hasMessageContaining("has no port of gateway");
    }

    private RunFile file(Pid launcher) {
        return new RunFile(
                checkout.resolve("data").toString(), Map.of("gateway", 8080, "mllp", 2575), List.of(launcher));
    }
}
