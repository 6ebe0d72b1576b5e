package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {

    @TempDir
    Path checkout;

    private InFolder inFolder;
    private Path data;

    @BeforeEach
    void enter() {
        inFolder = new InFolder(checkout);
        data = checkout.resolve("data");
    }

    @AfterEach
    void leave() {
        inFolder.close();
    }

    @Test
    void removesADataFolder() throws Exception {
        DataFolder.prepare(data);
        Files.createDirectories(data.resolve("kafka/logs"));
        Files.writeString(data.resolve("kafka/logs/0"), "x");

        assertThat(reset()).isZero();

        assertThat(data).doesNotExist();
    }

    @Test
    void leavesAFolderAloneOnWhichADatabaseRuns() throws Exception {
        DataFolder.prepare(data);
        try (PostgresServer left = PostgresServer.start(data.resolve("postgres"), 0)) {
            assertThatThrownBy(this::reset)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("process " + left.process().pid() + ")");
        }
        assertThat(data.resolve("postgres")).exists();
    }

    @Test
    void isContentWhenThereIsNothing() throws Exception {
        assertThat(reset()).isZero();
    }

    @Test
    void leavesAFolderAloneThatIsNotItsOwn() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("thesis.txt"), "x");

        assertThatThrownBy(this::reset)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("does not look like a data folder of Homeward; nothing was removed");
        assertThat(data.resolve("thesis.txt")).exists();
    }

    @Test
    void leavesTheDataOfAStackAloneThatRuns() {
        DataFolder.prepare(data);
        try (Claim running = Claim.on(data, data, "runs")) {
            assertThatThrownBy(this::reset)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Homeward runs (pid ")
                    .hasMessageContaining("stop it first");
            assertThat(running.stands()).isTrue();
        }
    }

    private int reset() throws Exception {
        return Reset.run(Arguments.parse(List.of("--data", data.toString()), Set.of("data")));
    }
}
