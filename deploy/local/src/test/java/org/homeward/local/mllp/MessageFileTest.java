package org.homeward.local.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFileTest {

    private static final List<String> TWO = List.of("MSH|1\rPID|1\rPV1|1\r", "MSH|2\rPID|2\r");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void takesEveryEndOfASegment(String end) {
        assertThat(split(String.join("", TWO).replace("\r", end))).isEqualTo(TWO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void takesEmptyLinesBetweenMessages(String end) {
        assertThat(split(String.join("\r", TWO).replace("\r", end))).isEqualTo(TWO);
    }

    @Test
    void takesMessagesOutOfTheirFrames() {
        assertThat(split("\u000b" + String.join("\u001c\r\u000b", TWO) + "\u001c\r"))
                .isEqualTo(TWO);
        assertThat(split("\u000bMSH|1\rPID|1\u001c\r")).containsExactly("MSH|1\rPID|1\r");
    }

    @Test
    void needsNoEndAfterTheLastSegment() {
        assertThat(split("MSH|1\nPID|1")).containsExactly("MSH|1\rPID|1\r");
    }

    @Test
    void passesOverWhatStandsBeforeTheFirstMessage() {
        assertThat(split("a comment\nFHS|x\nMSH|1\nPID|1\n")).containsExactly("MSH|1\rPID|1\r");
    }

    @Test
    void findsNoneInAnEmptyFile() {
        assertThat(split("")).isEmpty();
        assertThat(split("MS")).isEmpty();
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        byte[] latin = "MSH|1\nPID|Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(MessageFile.split(latin).getFirst())
                .isEqualTo("MSH|1\rPID|Zo\u00eb\r".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsAFileZippedOrNot() throws Exception {
        byte[] bytes = String.join("", TWO).getBytes(StandardCharsets.UTF_8);
        Path plain = Files.write(folder.resolve("week.hl7"), bytes);
        Path zipped = folder.resolve("week.hl7.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(bytes);
        }

        assertThat(texts(MessageFile.read(plain))).isEqualTo(TWO);
        assertThat(texts(MessageFile.read(zipped))).isEqualTo(TWO);
        assertThat(MessageFile.read(Files.createFile(folder.resolve("empty.hl7"))))
                .isEmpty();
    }

    private static List<String> split(String text) {
        return texts(MessageFile.split(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(List<byte[]> messages) {
        return messages.stream()
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .toList();
    }
}
