package org.homeward.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-03T10:27:00Z",
                "2026-06-03T11:27:00+01:00",
                "2026-06-03T11:27:00 01:00",
                "2026-06-03T10:27Z"
            })
    void readsAnyOffset(String text) {
        assertThat(Times.parse(text)).isEqualTo(Instant.parse("2026-06-03T10:27:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-03T10:27:00", "20260603", "", "yesterday", "2026-13-03T10:27:00Z"})
    void refusesWhatHasNoOffsetWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Times.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an ISO-8601 time with an offset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59.999999999Z",
                "0000-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00"
            })
    void takesOfCallersOnlyYearsOfFourDigits(String text) {
        assertThatThrownBy(() -> Times.given(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Times.parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"})
    void takesTheFirstAndTheLastInstant(String text) {
        assertThat(Times.format(Times.given(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-2026-06-03", "2026-6-3", "2026-02-30", "", "2026-06-03T00:00Z"})
    void takesOfCallersOnlyDaysOfTheCalendar(String text) {
        assertThatThrownBy(() -> Times.givenDate(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesUtcToTheMicrosecond() {
        assertThat(Times.format(Instant.parse("2026-06-03T10:27:00Z"))).isEqualTo("2026-06-03T10:27:00Z");
        assertThat(Times.format(Instant.parse("2026-06-03T10:27:01.123456789Z")))
                .isEqualTo("2026-06-03T10:27:01.123456Z");
    }
}
