package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.EventTime.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private final Times london = new Times(ZoneId.of("Europe/London"));

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "202606, 2026-05-31T23:00:00Z, 2026-06-30T23:00:00Z",
        "20260603, 2026-06-02T23:00:00Z, 2026-06-03T23:00:00Z",
        "20260329, 2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z",
        "2026060311, 2026-06-03T10:00:00Z, 2026-06-03T11:00:00Z",
        "202606031127, 2026-06-03T10:27:00Z, 2026-06-03T10:28:00Z",
        "20260603112705, 2026-06-03T10:27:05Z, 2026-06-03T10:27:06Z",
        "20260603112705.1, 2026-06-03T10:27:05.1Z, 2026-06-03T10:27:05.2Z",
        "20260603112705.1234, 2026-06-03T10:27:05.1234Z, 2026-06-03T10:27:05.1235Z",
        "20260603112705+0000, 2026-06-03T11:27:05Z, 2026-06-03T11:27:06Z",
        "202606031127-0530, 2026-06-03T16:57:00Z, 2026-06-03T16:58:00Z",
        "20260603112705.5+0100, 2026-06-03T10:27:05.5Z, 2026-06-03T10:27:05.6Z",
        "2026-06-03T11:27:05, 2026-06-03T10:27:05Z, 2026-06-03T10:27:06Z",
        "2026-06-03T11:27:05Z, 2026-06-03T11:27:05Z, 2026-06-03T11:27:06Z",
        "2026-06-03 11:27, 2026-06-03T10:27:00Z, 2026-06-03T10:28:00Z",
        "2026-06-03, 2026-06-02T23:00:00Z, 2026-06-03T23:00:00Z"
    })
    void readsToThePrecisionGiven(String text, Instant at, Instant end) {
        assertThat(london.read(text)).isEqualTo(new EventTime(at, end, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "202",
                "20260",
                "20261301",
                "20260230",
                "2026060324",
                "202606031160",
                "yesterday",
                "03/06/2026",
                "20260603112705+01",
                "20260603112705+9900",
                "202606031127.5",
                "20260603112705.1234567890",
                "00000000",
                "99991231",
                "20260603T112705",
                "2026-06",
                "٢٠٢٦٠٦٠٣",
                "20260603112705\u0000"
            })
    void knowsWhatIsNoTime(String text) {
        assertThat(london.read(text)).isNull();
    }

    @Test
    void takesTheFirstPassOfTheRepeatedHour() {
        EventTime time = london.read("20261025013000");

        assertThat(time).isNotNull();
        assertThat(time.at()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(time.flags()).containsExactly(Flag.AMBIGUOUS_HOUR);
        assertThat(london.read("20261025020000").flags()).isEmpty();
        assertThat(london.read("20261025013000+0000"))
                .isEqualTo(EventTime.ofSecond(Instant.parse("2026-10-25T01:30:00Z")));
        assertThat(london.read("20261025013000+0100"))
                .isEqualTo(EventTime.ofSecond(Instant.parse("2026-10-25T00:30:00Z")));
    }

    @Test
    void movesTheSkippedHourForward() {
        EventTime time = london.read("202603290130");

        assertThat(time).isNotNull();
        assertThat(time.at()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(time.end()).isEqualTo(Instant.parse("2026-03-29T01:31:00Z"));
        assertThat(time.flags()).containsExactly(Flag.SKIPPED_HOUR);
        assertThat(london.read("202603290059").flags()).isEmpty();
        assertThat(london.read("202603290200").at()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void readsDatesAsTheyAreWritten() {
        assertThat(Times.date("19431105")).isEqualTo(LocalDate.of(1943, 11, 5));
        assertThat(Times.date("194311052330-0500")).isEqualTo(LocalDate.of(1943, 11, 5));
        assertThat(Times.date("1943")).isNull();
        assertThat(Times.date("1943110x")).isNull();
    }
}
