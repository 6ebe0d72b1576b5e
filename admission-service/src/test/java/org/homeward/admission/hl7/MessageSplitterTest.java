package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSplitterTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void beginsAMessageAtEachMsh(String end) {
        String body = "MSH|^~\\&|A\rPID|1\rMSH|^~\\&|B\rPID|2\r\rMSH|^~\\&|C".replace("\r", end);
        String kept = end.substring(0, 1);

        assertThat(split(body))
                .containsExactly(
                        "MSH|^~\\&|A" + end + "PID|1" + kept, "MSH|^~\\&|B" + end + "PID|2" + kept, "MSH|^~\\&|C");
    }

    @Test
    void takesOffBatchEnvelopesAndFrames() {
        String batch = "FHS|^~\\&|X\rBHS|^~\\&|X\rMSH|^~\\&|A\rPID|1\rBTS|1\rBHS|^~\\&\rMSH|^~\\&|B\rBTS|1\rFTS|2\r";
        String framed = "\u000bMSH|^~\\&|A\r\u001c\r\u000bMSH|^~\\&|B\r\u001c\r";

        assertThat(split(batch)).containsExactly("MSH|^~\\&|A\rPID|1\r", "MSH|^~\\&|B\r");
        assertThat(split(framed)).containsExactly("MSH|^~\\&|A\r", "MSH|^~\\&|B\r");
        assertThat(split("\u000bMSH|^~\\&|A\rPID|1\u001c\r")).containsExactly("MSH|^~\\&|A\rPID|1");
    }

    @Test
    void keepsWhatIsNoMessageToBeRefused() {
        assertThat(split("hello\rworld\rMSH|^~\\&|A\r")).containsExactly("hello\rworld\r", "MSH|^~\\&|A\r");
        assertThat(split("{\"not\": \"hl7\"}")).hasSize(1);
        assertThat(split(" \r\n\r\n")).isEmpty();
        assertThat(split("")).isEmpty();
    }

    @Test
    void doesNotSplitInsideASegment() {
        assertThat(split("MSH|^~\\&|A\rNTE|1||see MSH|^~\\&|B\rMSHX|1\r")).hasSize(1);
    }

    private static List<String> split(String body) {
        return MessageSplitter.split(body.getBytes(StandardCharsets.UTF_8)).stream()
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .toList();
    }
}
