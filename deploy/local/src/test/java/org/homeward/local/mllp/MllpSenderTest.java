package org.homeward.local.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MllpSenderTest {

    private static final byte[] MESSAGE = "MSH|^~\\&|A|B\rPID|1\r".getBytes(StandardCharsets.UTF_8);
    private static final String ACCEPTED = "MSH|^~\\&|H|H\rMSA|AA|1\r";

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger received = new AtomicInteger();
    private ServerSocket receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    void sendsAgainWhatCouldNotBeStoredNow() throws Exception {
        answers.add("MSH|^~\\&|H|H\rMSA|AE|1|the store is away|||207^Application internal error^HL70357\r");

        assertThat(send(1)).isEqualTo(Map.of("AA", 1));
        assertThat(received).hasValue(2);
    }

    @Test
    void doesNotTakeATimeOrAnIdForAReasonToSendAgain() throws Exception {
        answers.add("MSH|^~\\&|H|H|A|B|20261207120700||ACK|C207\rMSA|AE|M207|no visit|||101^Required field^HL70357\r"
                + "ERR||PV1^1^19|101^Required field^HL70357|E||||ward 207\r");

        assertThat(send(1)).isEqualTo(Map.of("AE no visit", 1));
        assertThat(received).hasValue(1);
    }

    @Test
    void readsAnAnswerInItsOwnDelimiters() throws Exception {
        answers.add("MSH#*~\\&#H#H\rMSA#AR#1#unknown event###201*Unsupported event code*HL70357\r");

        assertThat(send(1)).isEqualTo(Map.of("AR unknown event", 1));
    }

    @Test
    void takesAnAnswerWithoutMsaForNone() throws Exception {
        answers.add("MSH|^~\\&|H|H\r");
        answers.add("hello\r");

        assertThat(send(2)).isEqualTo(Map.of("AA", 2));
        assertThat(received).hasValue(4);
    }

    @Test
    void countsEveryMessageOfAReceiverThatIsNotThere() throws Exception {
        receiver.close();

        assertThat(send(40)).isEqualTo(Map.of("no answer", 40));
    }

    private Map<String, Integer> send(int messages) throws InterruptedException {
        return new MllpSender("127.0.0.1", receiver.getLocalPort(), 1)
                .send(java.util.Collections.nCopies(messages, MESSAGE));
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = receiver.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException e) {
            // The test has ended.
        }
    }

    /** Answers each frame with the next of {@link #answers}, then with AA. */
    private void answer(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == 0x1C) {
                    received.incrementAndGet();
                    String answer = answers.isEmpty() ? ACCEPTED : answers.remove();
                    socket.getOutputStream().write(("\u000b" + answer + "\u001c\r").getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // The sender hung up.
        }
    }
}
