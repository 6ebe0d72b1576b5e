package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendTest {

    @TempDir
    Path folder;

    @Test
    void wantsAFile() {
        assertRefused("Name a file with HL7 messages");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertRefused("There is no readable file nowhere.hl7", "nowhere.hl7");
    }

    @Test
    void namesAFolder() {
        assertRefused("There is no readable file " + folder, folder.toString());
    }

    @Test
    void namesAFileWithoutMessages() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "nothing of the kind");

        assertRefused("holds no HL7 message", file.toString());
    }

    @Test
    void needsAPortOrAStackThatRuns() throws Exception {
        Path file = Files.writeString(folder.resolve("one.hl7"), "MSH|^~\\&|A|B\rPID|1\r");
        try (InFolder checkout = new InFolder(folder)) {
            assertRefused("Nothing runs from this checkout", file.toString());
        }
    }

    @Test
    void refusesNumbersThatMakeNoSense() throws Exception {
        Path file = Files.writeString(folder.resolve("one.hl7"), "MSH|^~\\&|A|B\rPID|1\r");

        assertRefused("--repeat takes a whole number from 1", file.toString(), "--repeat", "0");
        assertRefused("--seed takes a whole number from 0", file.toString(), "--shuffle", "--seed", "x");
        assertRefused("--fast is not known", file.toString(), "--fast");
    }

    private static void assertRefused(String words, String... args) {
        assertThatThrownBy(() -> Send.run(List.of(args)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(words);
    }
}
