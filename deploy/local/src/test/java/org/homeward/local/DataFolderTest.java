package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void isTheOneThatTheFlagNames() {
        assertThat(DataFolder.named(Optional.of(folder.resolve("a/../b").toString())))
                .isEqualTo(folder.resolve("b"));
    }

    @Test
    void isKnownByItsMark() {
        Path data = folder.resolve("deep/down");
        assertThat(DataFolder.isOurs(data)).isFalse();

        DataFolder.prepare(data);

        assertThat(DataFolder.isOurs(data)).isTrue();
    }

    @Test
    void mustBeWritable() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> DataFolder.prepare(file.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--data");
    }

    @Test
    void mustHaveRoom() {
        long needed = 1L << 60;

        assertThatThrownBy(() -> DataFolder.prepare(folder, needed))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The disk is full: " + folder + " has ")
                .hasMessageContaining(
                        "Homeward needs " + (needed >> 20) + ". Free some, or name another folder with --data");
    }
}
