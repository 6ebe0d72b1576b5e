package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.homeward.local.mllp.SmallReceiver;
import org.homeward.local.week.Demo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HospitalWeekTest {

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path data;

    private Path mark;

    @BeforeEach
    void listen() {
        mark = data.resolve("hospital-week");
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(console);
    }

    @Test
    void goesOnAfterARestartWithoutPlayingAgain() throws Exception {
        WeekJournal journal = new WeekJournal(data);
        journal.end();
        journal.played(Demo.version());
        journal.happens(Instant.now().minusSeconds(60));
        journal.happens(Instant.now().minusSeconds(57));
        try (SmallReceiver receiver = new SmallReceiver()) {
            HospitalWeek.playOn(stack(receiver.port()), data);

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(journal.happened()).hasSizeGreaterThan(2));
            assertThat(receiver.received()).isNotEmpty().hasSizeLessThan(50);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("The hospital week was played on this data already; it goes on after 2 things");
    }

    @Test
    void doesNotGoOnWithTheWeekOfAnotherVersion() throws Exception {
        WeekJournal journal = new WeekJournal(data);
        journal.end();
        journal.played("another");

        HospitalWeek.playOn(stack(1), data);

        await().untilAsserted(() -> assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("is that of another version of Homeward and does not go on; ./homeward reset makes room"));
    }

    @Test
    void saysThatItCannotReadTheWeekOfAnEarlierVersion() throws Exception {
        Files.writeString(mark, "played\n");

        HospitalWeek.playOn(stack(1), data);

        await().untilAsserted(() -> assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("was written by another version; ./homeward reset makes room for this one. All else runs."));
    }

    @Test
    void saysInALineWhatWentWrongAndStopsNothing() throws Exception {
        try (Stack stack = new Stack(data, Ports.free())) {
            HospitalWeek.playOn(stack, data);

            await().untilAsserted(() -> assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("The hospital week could not be played: ")
                    .endsWith("All else runs.\n"));
        }
        assertThat(new WeekJournal(data).end()).isBefore(Instant.now());
        assertThat(new WeekJournal(data).played()).isEmpty();
    }

    private Stack stack(int mllp) throws IOException {
        return new Stack(data, new Ports(1, 1, 1, 1, 1, mllp, 1, 1, 1));
    }
}
