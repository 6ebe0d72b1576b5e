package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Fold;
import org.junit.jupiter.api.Test;

/** Every message that we can get hold of has a reading with a stated reason. */
class CorpusTest {

    private final Translator reader = TestFeeds.local();

    @Test
    void answersTheProjectsSamplesAsWrittenDown() {
        assertThat(outcomes(CorpusFiles.SAMPLES)).isEqualTo(writtenDown("samples"));
    }

    @Test
    void answersEveryFileOfTheCorpusAsWrittenDown() {
        CorpusFiles.corpus().ifPresent(corpus -> assertThat(outcomes(corpus)).isEqualTo(writtenDown("corpus")));
    }

    /**
     * How often each answer is given in each folder, and how many facts fit no stay, as a text with a line each. A difference is either a mistake or a
     * better reading, which is then written into {@code outcomes-of-….txt}.
     */
    private String outcomes(Path folder) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, List<Fact>> facts = new TreeMap<>();
        for (Path file : CorpusFiles.below(folder)) {
            List<byte[]> messages = CorpusFiles.messages(file);
            for (byte[] message : messages) {
                Reading reading = reader.read(message, Hl7.RECEIVED);
                checkAnswer(reading);
                checkFold(reading);
                counts.merge(part(folder, file) + ": " + outcome(reading), 1, Integer::sum);
                if (reading instanceof Reading.FlowFacts flow) {
                    facts.computeIfAbsent(part(folder, file), part -> new ArrayList<>())
                            .addAll(flow.facts());
                }
            }
            if (messages.isEmpty()) {
                counts.merge(part(folder, file) + ": file without a message", 1, Integer::sum);
            }
        }
        facts.forEach((part, all) -> counts.put(
                part + ": facts parked which-stay", Fold.fold(all).unplaced().size()));
        StringBuilder text = new StringBuilder();
        counts.forEach((outcome, count) ->
                text.append(outcome).append(" = ").append(count).append('\n'));
        return text.toString();
    }

    /** The folder right below the corpus, or {@code files} for what lies in the corpus itself. */
    private static String part(Path corpus, Path file) {
        Path below = corpus.relativize(file);
        return below.getNameCount() > 1 ? below.getName(0).toString() : "files";
    }

    private static String writtenDown(String what) {
        try {
            return Files.readString(Path.of("src", "test", "resources", "outcomes-of-" + what + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            case Reading.FlowFacts facts -> "AA flow facts";
            case Reading.BedStatusFact bed -> "AA bed status";
            case Reading.NoEffect nothing -> "AA no effect";
            case Reading.Parked parked -> "AA parked " + parked.code();
            case Reading.Refused refused ->
                refused.code() + " " + refused.error().code() + " " + refused.where();
        };
    }
}
