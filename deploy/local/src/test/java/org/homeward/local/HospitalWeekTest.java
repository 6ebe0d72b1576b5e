package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    void playsOnceOnADataFolder() throws Exception {
        Files.writeString(mark, "played\n");
        try (Stack stack = new Stack(data, Ports.free())) {
            HospitalWeek.playOn(stack, data);
        }

        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("The hospital week was played on this data already");
    }

    @Test
    void saysInALineWhatWentWrongAndStopsNothing() throws Exception {
        try (Stack stack = new Stack(data, Ports.free())) {
            HospitalWeek.playOn(stack, data);

            await().untilAsserted(() -> assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("The hospital week could not be played: ")
                    .endsWith("All else runs.\n"));
        }
        assertThat(Instant.parse(Files.readString(mark).strip())).isBefore(Instant.now());
    }

    @Test
    void playsAWeekThatWasCutShortAgainWithTheSameMessages() throws Exception {
        Instant begun = HospitalWeek.end(mark);

        assertThat(HospitalWeek.end(mark)).isEqualTo(begun);
        assertThat(begun).isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
    }
}
