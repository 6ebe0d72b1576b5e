package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.admission.domain.Fold;
import org.junit.jupiter.api.Test;

/** Every message that we can get hold of has a reading with a stated reason. */
class CorpusTest {

    static final Path SAMPLES = Path.of("..", "docs", "samples");

    private final Translator reader = TestFeeds.local();

    @Test
    void readsTheProjectsSamples() {
        Map<String, Integer> outcomes = outcomes(SAMPLES);

        assertThat(outcomes).containsKeys("flow facts", "bed status");
        assertThat(outcomes.keySet()).noneMatch(outcome -> outcome.startsWith("parked"));
        assertThat(outcomes.keySet().stream().filter(outcome -> outcome.startsWith("refused")))
                .containsExactly(
                        "refused AE 100 MRG ADT",
                        "refused AE 100 MSH null",
                        "refused AE 100 PV1 ADT",
                        "refused AE 101 MSH-10 ADT",
                        "refused AE 102 MSH-18 ADT",
                        "refused AR 200 MSH-9 ORU",
                        "refused AR 201 MSH-9 ADT",
                        "refused AR 203 MSH-12 ADT");
    }

    @Test
    void readsEveryFileOfTheCorpus() {
        String corpus = System.getProperty("homeward.corpus", "");
        if (corpus.isBlank() || corpus.startsWith("${")) {
            System.out.println("homeward.corpus is not set: only the project's own samples were read");
            return;
        }
        assertThat(Path.of(corpus)).isDirectory();
        Map<String, Integer> outcomes = outcomes(Path.of(corpus));

        outcomes.forEach((outcome, count) -> System.out.printf("corpus: %5d %s%n", count, outcome));
        assertThat(outcomes).containsKey("flow facts");
    }

    private Map<String, Integer> outcomes(Path folder) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path file : CorpusFiles.below(folder)) {
            List<byte[]> messages = CorpusFiles.messages(file);
            for (byte[] message : messages) {
                Reading reading = reader.read(message, Hl7.RECEIVED);
                checkAnswer(reading);
                checkFold(reading);
                counts.merge(outcome(reading), 1, Integer::sum);
            }
            if (messages.isEmpty()) {
                assertThat(Files.exists(file)).isTrue();
                System.out.println("corpus: no HL7 in " + folder.relativize(file));
            }
        }
        return counts;
    }

    private static void checkAnswer(Reading reading) {
        Ack ack = Ack.of(reading, Hl7.RECEIVED);
        String text = new String(ack.bytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("MSH").contains("\rMSA");
        if (reading instanceof Reading.Refused refused) {
            assertThat(refused.reason()).isNotBlank();
            assertThat(ack.code()).isNotEqualTo(Ack.Code.AA);
        } else {
            assertThat(ack.code()).isEqualTo(Ack.Code.AA);
        }
    }

    /** What is read can be folded, even alone. */
    private static void checkFold(Reading reading) {
        if (reading instanceof Reading.FlowFacts flow) {
            assertThat(Fold.fold(flow.facts()).stays())
                    .allSatisfy(stay -> assertThat(stay.trust()).isEqualTo(flow.trust()));
        }
    }

    private static String outcome(Reading reading) {
        return switch (reading) {
            case Reading.FlowFacts facts -> "flow facts";
            case Reading.BedStatusFact bed -> "bed status";
            case Reading.NoEffect nothing -> "no effect";
            case Reading.Parked parked -> "parked " + parked.code();
            case Reading.Refused refused ->
                "refused " + refused.code() + " " + refused.error().code() + " " + refused.where() + " "
                        + refused.envelope().type();
        };
    }
}
