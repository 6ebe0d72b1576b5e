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

    @Test
    void writesUtcToTheMicrosecond() {
        assertThat(Times.format(Instant.parse("2026-06-03T10:27:00Z"))).isEqualTo("2026-06-03T10:27:00Z");
        assertThat(Times.format(Instant.parse("2026-06-03T10:27:01.123456789Z")))
                .isEqualTo("2026-06-03T10:27:01.123456Z");
    }
}
