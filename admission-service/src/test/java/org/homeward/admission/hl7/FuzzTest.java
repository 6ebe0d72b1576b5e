package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.homeward.admission.domain.Fact;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come, there is a reading and an answer, soon. Longer: {@code
 * -Dtest.jvm.args=-Dhomeward.fuzz.rounds=10000000}.
 */
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("homeward.fuzz.rounds", 60_000);
    private static final byte[] INTERESTING =
            "|^~\\&\r\n\"MSHPIDEVNXFSTRE.0\u000b\u001c".getBytes(StandardCharsets.US_ASCII);

    private final Translator reader = TestFeeds.local();

    @Test
    void readsMutatedSamples() {
        List<byte[]> samples = new ArrayList<>();
        for (Path file : CorpusFiles.below(CorpusFiles.SAMPLES)) {
            samples.addAll(CorpusFiles.messages(file));
        }
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] message = mutated(samples, random);
            check(message, "seed " + seed);
        }
    }

    @Test
    void readsRandomBytes() {
        for (long seed = 0; seed < ROUNDS / 10; seed++) {
            Random random = new Random(seed);
            byte[] body = new byte[random.nextInt(2_000)];
            random.nextBytes(body);
            check(body, "seed " + seed);
            byte[] headed = ("MSH|^~\\&|A|RXX|||2026||ADT^A01|1|P|2.4\r"
                            + new String(body, StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1);
            check(headed, "headed, seed " + seed);
        }
    }

    @Test
    void readsHostileMessagesOf64KilobytesWithin50Milliseconds() {
        String head = Hl7.event("A01");
        List<String> hostile = List.of(
                head + "|".repeat(65_536),
                head + "PID|".repeat(16_384),
                head + "PID\r".repeat(16_384),
                head + "\r\n".repeat(32_768),
                head.replace("4711^^^RXX^MR", "~".repeat(65_536)),
                head.replace("4711^^^RXX^MR", "^".repeat(65_536)),
                head.replace("4711^^^RXX^MR", "&".repeat(65_536)),
                head.replace("Oakfield", "\\".repeat(65_536)),
                head.replace("Oakfield", "\\X".repeat(32_768)),
                head.replace("Oakfield", "\\X41\\".repeat(13_107)),
                head.replace("202606031127", "9".repeat(65_536)),
                head.replace("2139", "2".repeat(65_536)),
                head.replace("|C1|", "|" + "C".repeat(65_536) + "|"),
                head.replace("|2.4\r", "|2.4||||||" + "UTF-8~".repeat(10_923) + "\r"),
                "MSH" + "|".repeat(65_536),
                "\u0000".repeat(65_536));
        hostile.forEach(message -> reader.read(Hl7.bytes(message), Hl7.RECEIVED));
        for (String message : hostile) {
            byte[] bytes = Hl7.bytes(message);
            assertThat(fastest(bytes)).as(message.substring(0, 20)).isLessThan(50_000_000L);
        }
    }

    @Test
    void boundsAMessageOfAMillionSegments() {
        byte[] bytes = Hl7.bytes(Hl7.event("A01") + "NTE\r".repeat(250_000));
        assertThat(reader.read(bytes, Hl7.RECEIVED)).isInstanceOf(Reading.FlowFacts.class);
        assertThat(reader.read(Hl7.bytes(Hl7.event("A40") + "PID|\r".repeat(200_000)), Hl7.RECEIVED))
                .isInstanceOf(Reading.Refused.class);
    }

    private long fastest(byte[] bytes) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            reader.read(bytes, Hl7.RECEIVED);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private void check(byte[] message, String as) {
        try {
            Reading reading = reader.read(message, Hl7.RECEIVED);
            Ack ack = Ack.of(reading, Hl7.RECEIVED);
            assertThat(ack.bytes()).hasSizeLessThan(20_000);
            if (reading instanceof Reading.FlowFacts facts) {
                facts.facts().forEach(FuzzTest::checkBounds);
            }
            MessageSplitter.split(message);
        } catch (RuntimeException fault) {
            throw new AssertionError(as + ": " + new String(message, StandardCharsets.ISO_8859_1), fault);
        }
    }

    private static void checkBounds(Fact fact) {
        for (String code :
                Arrays.asList(fact.patient(), fact.visit(), fact.source().controlId())) {
            assertThat(code == null ? "x" : code)
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotContain("\u0000");
        }
        assertThat(fact.at().end()).isAfter(fact.at().at());
    }

    private static byte[] mutated(List<byte[]> samples, Random random) {
        byte[] message = samples.get(random.nextInt(samples.size())).clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes && message.length > 1; i++) {
            int at = random.nextInt(message.length);
            switch (random.nextInt(5)) {
                case 0 -> message[at] = (byte) random.nextInt(256);
                case 1 -> message[at] = INTERESTING[random.nextInt(INTERESTING.length)];
                case 2 -> message = Arrays.copyOf(message, at);
                case 3 -> message = without(message, at, Math.min(message.length, at + 1 + random.nextInt(20)));
                default -> message = spliced(message, at, samples.get(random.nextInt(samples.size())), random);
            }
        }
        return message;
    }

    private static byte[] without(byte[] message, int from, int to) {
        byte[] rest = new byte[message.length - (to - from)];
        System.arraycopy(message, 0, rest, 0, from);
        System.arraycopy(message, to, rest, from, message.length - to);
        return rest;
    }

    private static byte[] spliced(byte[] message, int at, byte[] other, Random random) {
        int from = random.nextInt(other.length);
        byte[] all = Arrays.copyOf(message, at + other.length - from);
        System.arraycopy(other, from, all, at, other.length - from);
        return all;
    }
}
