package org.homeward.admission.hl7.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeward.admission.hl7.Ack;
import org.homeward.admission.hl7.Intake;
import org.homeward.admission.hl7.Origin;
import org.homeward.admission.hl7.Translate;
import org.homeward.admission.hl7.TranslatorTestAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MllpServerTest {

    private static final Translate READER = TranslatorTestAccess.local();

    static {
        org.awaitility.Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
        org.awaitility.Awaitility.setDefaultPollDelay(Duration.ZERO);
    }

    /** Answers when it is told to, in any order. */
    private static final class SlowIntake implements Intake {

        final Map<String, CompletableFuture<Ack>> open = new ConcurrentHashMap<>();
        final AtomicInteger taken = new AtomicInteger();

        @Override
        public CompletionStage<Ack> receive(byte[] raw, Origin origin) {
            taken.incrementAndGet();
            CompletableFuture<Ack> ack = new CompletableFuture<>();
            open.put(controlId(raw), ack);
            return ack;
        }

        void answer(String controlId) {
            await().atMost(Duration.ofSeconds(60)).until(() -> open.containsKey(controlId));
            open.remove(controlId).complete(ackOf(controlId));
        }
    }

    @Test
    void answersInTheOrderOfArrivalWhateverIsStoredFirst() throws IOException {
        SlowIntake intake = new SlowIntake();
        try (TestMllp mllp = new TestMllp(intake, Map.of());
                MllpClient client = mllp.connect()) {
            client.send(message("C1"));
            client.raw(join(MllpClient.frame(message("C2")), MllpClient.frame(message("C3"))));

            List.of("C3", "C2", "C1").forEach(intake::answer);

            assertThat(List.of(client.answer(), client.answer(), client.answer()))
                    .containsExactly("AA C1", "AA C2", "AA C3");
            assertThat(mllp.count("homeward.mllp.received")).isEqualTo(3);
            assertThat(mllp.count("homeward.mllp.acks", "code", "AA")).isEqualTo(3);
        }
    }

    @Test
    void readsFramesThatComeByteByByte() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of());
                MllpClient client = mllp.connect()) {
            for (byte b : join(MllpClient.frame(message("C1")), MllpClient.frame(message("C2")))) {
                client.raw(new byte[] {b});
            }

            assertThat(client.answer()).isEqualTo("AA C1");
            assertThat(client.answer()).isEqualTo("AA C2");
        }
    }

    @Test
    void toleratesGarbageBetweenFramesAndAMissingCarriageReturn() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of());
                MllpClient client = mllp.connect()) {
            client.raw("hello?\r\n\u000b" + message("C1") + "\u001c\u000b" + message("C2") + "\u001c\r\n \r");
            assertThat(client.answer()).isEqualTo("AA C1");
            assertThat(client.answer()).isEqualTo("AA C2");
            client.send(message("C3"));
            assertThat(client.answer()).isEqualTo("AA C3");
            assertThat(mllp.count("homeward.mllp.framing.errors", "kind", "garbage"))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesAFrameWithoutEndAndReadsTheNext() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of());
                MllpClient client = mllp.connect()) {
            client.raw("\u000b" + message("C1"));
            client.send(message("C2"));

            assertThat(client.answer()).isEqualTo("AE C1");
            assertThat(client.answer()).isEqualTo("AA C2");
            assertThat(mllp.count("homeward.mllp.framing.errors", "kind", "no-end"))
                    .isEqualTo(1);
        }
    }

    @Test
    void rejectsAMessageOverTheLimitAndEndsTheConnection() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of("message-limit", "20000"));
                MllpClient client = mllp.connect()) {
            client.send(message("C1"));
            client.send(message("C2") + "NTE|" + "x".repeat(20_000));

            assertThat(client.answer()).isEqualTo("AA C1");
            assertThat(client.answer()).isEqualTo("AR C2");
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(mllp.count("homeward.mllp.framing.errors", "kind", "too-long"))
                    .isEqualTo(1);
            try (MllpClient next = mllp.connect()) {
                next.send(message("C3"));
                assertThat(next.answer()).isEqualTo("AA C3");
            }
        }
    }

    @Test
    void endsAConnectionThatSendsNothingButGarbage() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of("message-limit", "20000"));
                MllpClient client = mllp.connect()) {
            client.raw("x".repeat(20_001));

            assertThat(client.ack()).contains("MSA|AR|");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void closesWithoutAnAnswerWhatCouldNotBeStored() throws IOException {
        SlowIntake intake = new SlowIntake();
        try (TestMllp mllp = new TestMllp(intake, Map.of());
                MllpClient client = mllp.connect()) {
            client.send(message("C1"));
            client.send(message("C2"));
            client.send(message("C3"));
            await().atMost(Duration.ofSeconds(60)).until(() -> intake.open.size() == 3);
            intake.open.get("C2").completeExceptionally(new IllegalStateException("store down"));
            intake.answer("C3");
            intake.answer("C1");

            assertThat(client.answer()).isEqualTo("AA C1");
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(mllp.count("homeward.mllp.unanswered")).isEqualTo(1);
        }
    }

    @Test
    void takesNoMoreThanTheBoundAndGoesOnWhenAnswered() throws IOException {
        SlowIntake intake = new SlowIntake();
        try (TestMllp mllp = new TestMllp(intake, Map.of("max-in-flight", "4"));
                MllpClient client = mllp.connect()) {
            byte[][] all = new byte[50][];
            for (int i = 0; i < all.length; i++) {
                all[i] = MllpClient.frame(message("C" + i));
            }
            client.raw(join(all));
            await().atMost(Duration.ofSeconds(60)).until(() -> intake.taken.get() == 4);

            for (int i = 0; i < all.length; i++) {
                intake.answer("C" + i);
                assertThat(client.answer()).isEqualTo("AA C" + i);
                assertThat(intake.open.size()).isLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void boundsWhatAllConnectionsTogetherSend() throws IOException {
        SlowIntake intake = new SlowIntake();
        try (TestMllp mllp = new TestMllp(intake, Map.of("max-in-flight-total", "4"));
                MllpClient one = mllp.connect();
                MllpClient two = mllp.connect();
                MllpClient gone = mllp.connect()) {
            for (int i = 0; i < 20; i++) {
                one.send(message("A" + i));
                two.send(message("B" + i));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> intake.taken.get() == 4);
            gone.send(message("G0"));
            gone.close();
            CompletableFuture<Void> answers = CompletableFuture.runAsync(() -> {
                while (intake.taken.get() < 40 || !intake.open.isEmpty()) {
                    assertThat(intake.open.size()).isLessThanOrEqualTo(4);
                    intake.open.keySet().stream().findAny().ifPresent(intake::answer);
                }
            });

            for (int i = 0; i < 20; i++) {
                assertThat(one.answer()).isEqualTo("AA A" + i);
                assertThat(two.answer()).isEqualTo("AA B" + i);
            }
            answers.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
        }
    }

    @Test
    void servesGoodSendersBesideRandomBytes() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of("message-limit", "50000"));
                MllpClient good = mllp.connect()) {
            for (int seed = 0; seed < 100; seed++) {
                java.util.Random random = new java.util.Random(seed);
                byte[] bytes = new byte[random.nextInt(100_000)];
                random.nextBytes(bytes);
                try (MllpClient bad = mllp.connect()) {
                    bad.raw(bytes);
                } catch (IOException cutOff) {
                    // expected: a sender of garbage may be cut off while it sends
                }
                good.send(message("C" + seed));
                assertThat(good.answer()).isEqualTo("AA C" + seed);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> mllp.connections() == 1);
        }
    }

    @Test
    void servesAHundredConnectionsAtOnce() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of())) {
            List<MllpClient> clients = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                clients.add(mllp.connect());
            }
            for (int round = 0; round < 5; round++) {
                for (int i = 0; i < clients.size(); i++) {
                    clients.get(i).send(message("C" + i + "-" + round));
                }
            }
            for (int i = 0; i < clients.size(); i++) {
                for (int round = 0; round < 5; round++) {
                    assertThat(clients.get(i).answer()).isEqualTo("AA C" + i + "-" + round);
                }
            }
            assertThat(mllp.connections()).isEqualTo(100);
            for (MllpClient client : clients) {
                client.close();
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> mllp.connections() == 0);
        }
    }

    @Test
    void closesConnectionsOverTheBound() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of("max-connections", "1"));
                MllpClient first = mllp.connect()) {
            first.send(message("C1"));
            assertThat(first.answer()).isEqualTo("AA C1");
            try (MllpClient second = mllp.connect()) {
                assertThat(second.isClosedByServer()).isTrue();
            }
            first.send(message("C2"));
            assertThat(first.answer()).isEqualTo("AA C2");
        }
    }

    @Test
    void closesAnIdleConnection() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of("idle-timeout", "PT0.3S"));
                MllpClient client = mllp.connect()) {
            client.send(message("C1"));
            assertThat(client.answer()).isEqualTo("AA C1");

            assertThat(client.isClosedByServer()).isTrue();
            assertThat(mllp.count("homeward.mllp.timeouts")).isEqualTo(1);
        }
    }

    @Test
    void doesNotCallAConnectionIdleWhileItWaitsForTheStore() throws IOException {
        SlowIntake intake = new SlowIntake();
        try (TestMllp mllp = new TestMllp(intake, Map.of("idle-timeout", "PT0.2S"));
                MllpClient client = mllp.connect()) {
            client.send(message("C1"));
            await().pollDelay(Duration.ofMillis(700)).until(() -> intake.open.containsKey("C1"));
            intake.answer("C1");

            assertThat(client.answer()).isEqualTo("AA C1");
        }
    }

    @Test
    void closesAConnectionThatTricklesAMessageForTooLong() throws IOException {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of("frame-timeout", "PT0.4S"));
                MllpClient client = mllp.connect()) {
            client.raw("\u000b" + message("C1"));
            await().pollInterval(Duration.ofMillis(50)).until(() -> {
                try {
                    client.raw("x");
                    return mllp.count("homeward.mllp.timeouts") == 1;
                } catch (IOException closed) {
                    return true;
                }
            });
            await().atMost(Duration.ofSeconds(60)).until(() -> mllp.count("homeward.mllp.timeouts") == 1);
            assertThat(mllp.count("homeward.mllp.framing.errors", "kind", "cut-off"))
                    .isEqualTo(1);
        }
    }

    @Test
    void answersASenderThatHasClosedItsOwnSide() throws IOException {
        SlowIntake intake = new SlowIntake();
        try (TestMllp mllp = new TestMllp(intake, Map.of());
                MllpClient client = mllp.connect()) {
            client.send(message("C1"));
            client.send(message("C2"));
            client.endOutput();
            await().atMost(Duration.ofSeconds(60)).until(() -> intake.taken.get() == 2);
            intake.answer("C1");
            intake.answer("C2");

            assertThat(client.answer()).isEqualTo("AA C1");
            assertThat(client.answer()).isEqualTo("AA C2");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void survivesSendersThatHangUp() throws IOException {
        SlowIntake intake = new SlowIntake();
        try (TestMllp mllp = new TestMllp(intake, Map.of())) {
            for (int i = 0; i < 20; i++) {
                try (MllpClient client = mllp.connect()) {
                    client.socket().setSoLinger(true, 0);
                    client.send(message("C" + i));
                    int sent = i + 1;
                    await().atMost(Duration.ofSeconds(60)).until(() -> intake.taken.get() == sent);
                }
            }
            for (int i = 0; i < 20; i++) {
                intake.answer("C" + i);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> mllp.connections() == 0);
            try (MllpClient next = mllp.connect()) {
                next.send(message("N1"));
                intake.answer("N1");
                assertThat(next.answer()).isEqualTo("AA N1");
            }
        }
    }

    @Test
    void holdsBackASenderThatReadsNoAnswers() throws IOException {
        AtomicInteger taken = new AtomicInteger();
        Intake intake = (raw, origin) -> {
            taken.incrementAndGet();
            return CompletableFuture.completedFuture(new Ack(Ack.Code.AA, new byte[60_000]));
        };
        try (TestMllp mllp = new TestMllp(intake, Map.of("idle-timeout", "PT1S"));
                MllpClient client = mllp.connect()) {
            Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 5_000; i++) {
                        client.send(message("C" + i));
                    }
                } catch (IOException cutOff) {
                    // expected: the server gives up on a client that takes nothing
                }
            });

            await().atMost(Duration.ofSeconds(60)).until(() -> taken.get() > 0);
            await().atMost(Duration.ofSeconds(60)).until(() -> mllp.connections() == 0);
            assertThat(taken.get()).isLessThan(2_000);
        }
    }

    @Test
    void saysWhichPortItCannotHave() {
        try (TestMllp mllp = new TestMllp(atOnce(), Map.of())) {
            Map<String, String> same = new HashMap<>(Map.of("port", String.valueOf(mllp.port())));
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new TestMllp(atOnce(), same).close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + mllp.port());
        }
    }

    private static Intake atOnce() {
        return (raw, origin) -> {
            assertThat(origin).isEqualTo(Origin.MLLP);
            return CompletableFuture.completedFuture(Ack.of(READER.read(raw, Instant.now()), Instant.now()));
        };
    }

    private static String controlId(byte[] raw) {
        return new String(raw, StandardCharsets.UTF_8).split("\\|")[9];
    }

    private static Ack ackOf(String controlId) {
        byte[] raw = message(controlId).getBytes(StandardCharsets.UTF_8);
        return Ack.of(READER.read(raw, Instant.now()), Instant.now());
    }

    static String message(String controlId) {
        return "MSH|^~\\&|PAS|RXX|HOMEWARD|RXX|20260603113000||ADT^A01|" + controlId + "|P|2.4\r"
                + "EVN||202606031128||||202606031127\rPID|1||4711^^^RXX\rPV1|1|I|W1^B2^03\r";
    }

    private static byte[] join(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
