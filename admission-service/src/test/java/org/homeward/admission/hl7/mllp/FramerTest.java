package org.homeward.admission.hl7.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramerTest {

    @Test
    void cutsTheSameFramesHoweverTheBytesAreSplit() {
        byte[] stream =
                ascii("x\u000bone\u001c\r\u000btwo\u001c\u000bthr\u000bfour\u001c\r\r\n\u000b\u001c\r\u000bfive");
        List<String> whole = frames(stream, stream.length);

        assertThat(whole).containsExactly("one", "two", "!thr", "four", "");
        for (int size = 1; size < stream.length; size++) {
            assertThat(frames(stream, size)).isEqualTo(whole);
        }
    }

    @Test
    void stopsAtTheLimitAndHoldsNoMore() {
        Framer framer = new Framer(10);
        List<Frame> frames = new ArrayList<>();
        framer.take(ascii("\u000b0123456789"), frames::add);
        assertThat(frames).isEmpty();

        framer.take(ascii("x\u001c\r\u000bnext\u001c\r"), frames::add);
        framer.take(ascii("\u000bnext\u001c\r"), frames::add);

        assertThat(frames).singleElement().isInstanceOf(Frame.TooLong.class);
    }

    @Test
    void survivesRandomBytes() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Framer framer = new Framer(1_000);
            byte[] bytes = new byte[random.nextInt(5_000)];
            random.nextBytes(bytes);
            framer.take(bytes, frame -> {
                if (frame instanceof Frame.Whole(byte[] message)) {
                    assertThat(message).hasSizeLessThanOrEqualTo(1_000);
                }
            });
        }
    }

    private static List<String> frames(byte[] stream, int size) {
        Framer framer = new Framer(100);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < stream.length; i += size) {
            framer.take(
                    Arrays.copyOfRange(stream, i, Math.min(stream.length, i + size)), frame -> found.add(name(frame)));
        }
        return found;
    }

    private static String name(Frame frame) {
        return switch (frame) {
            case Frame.Whole(byte[] message) -> new String(message, StandardCharsets.US_ASCII);
            case Frame.Unended(byte[] beginning) -> "!" + new String(beginning, StandardCharsets.US_ASCII);
            case Frame.TooLong tooLong -> "too long";
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
