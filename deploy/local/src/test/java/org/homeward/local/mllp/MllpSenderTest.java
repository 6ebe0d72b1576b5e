package org.homeward.local.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MllpSenderTest {

    private static final byte[] MESSAGE = "MSH|^~\\&|A|B\rPID|1\r".getBytes(StandardCharsets.UTF_8);
    private final SmallReceiver receiver = new SmallReceiver();
    private final AtomicInteger silences = new AtomicInteger();

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    void sendsAgainWhatCouldNotBeStoredNow() throws Exception {
        receiver.answersNext("MSH|^~\\&|H|H\rMSA|AE|1|the store is away|||207^Application internal error^HL70357\r");

        assertThat(send(1)).isEqualTo(Map.of("AA", 1));
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void doesNotTakeATimeOrAnIdForAReasonToSendAgain() throws Exception {
        receiver.answersNext(
                "MSH|^~\\&|H|H|A|B|20261207120700||ACK|C207\rMSA|AE|M207|no visit|||101^Required field^HL70357\r"
                        + "ERR||PV1^1^19|101^Required field^HL70357|E||||ward 207\r");

        assertThat(send(1)).isEqualTo(Map.of("AE no visit", 1));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void readsAnAnswerInItsOwnDelimiters() throws Exception {
        receiver.answersNext("MSH#*~\\&#H#H\rMSA#AR#1#unknown event###201*Unsupported event code*HL70357\r");

        assertThat(send(1)).isEqualTo(Map.of("AR unknown event", 1));
    }

    @Test
    void takesAnAnswerWithoutMsaForNone() throws Exception {
        receiver.answersNext("MSH|^~\\&|H|H\r");
        receiver.answersNext("hello\r");

        assertThat(send(2)).isEqualTo(Map.of("AA", 2));
        assertThat(receiver.received()).hasSize(4);
    }

    @Test
    void countsEveryMessageOfAReceiverThatIsNotThere() throws Exception {
        receiver.close();

        assertThat(send(40)).isEqualTo(Map.of("no answer", 40));
        assertThat(silences).hasValue(1);
    }

    private Map<String, Integer> send(int messages) throws InterruptedException {
        return new MllpSender("127.0.0.1", receiver.port(), 1, silences::incrementAndGet, Duration.ofSeconds(2))
                .send(java.util.Collections.nCopies(messages, MESSAGE));
    }
}
