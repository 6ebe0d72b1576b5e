package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeekJournalTest {

    @TempDir
    Path data;

    @Test
    void keepsTheEndOfAWeekThatWasCutShort() throws Exception {
        Instant begun = new WeekJournal(data).end();

        assertThat(new WeekJournal(data).end()).isEqualTo(begun);
        assertThat(new WeekJournal(data).played()).isEmpty();
        assertThat(begun).isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
    }

    @Test
    void keepsWhatHappenedSince() throws Exception {
        WeekJournal journal = new WeekJournal(data);
        Instant end = journal.end();
        journal.played("v1");
        journal.happens(Instant.ofEpochSecond(1_800_000_000));
        journal.happens(Instant.ofEpochSecond(1_800_000_003));

        WeekJournal again = new WeekJournal(data);

        assertThat(again.end()).isEqualTo(end);
        assertThat(again.played()).contains("v1");
        assertThat(again.happened())
                .containsExactly(Instant.ofEpochSecond(1_800_000_000), Instant.ofEpochSecond(1_800_000_003));
    }

    @Test
    void passesOverALineThatWasCutShort() throws Exception {
        WeekJournal journal = new WeekJournal(data);
        journal.end();
        journal.played("v1");
        journal.happens(Instant.ofEpochSecond(1_800_000_000));
        Files.writeString(data.resolve("hospital-week"), "18000", StandardOpenOption.APPEND);

        assertThat(journal.happened()).containsExactly(Instant.ofEpochSecond(1_800_000_000));
        journal.happens(Instant.ofEpochSecond(1_800_000_009));
        assertThat(journal.happened()).hasSize(2);
    }
}
