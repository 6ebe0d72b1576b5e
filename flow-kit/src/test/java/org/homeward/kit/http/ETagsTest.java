package org.homeward.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ETagsTest {

    @Test
    void matchesAnyOfTheTagsThatTheCallerHas() {
        assertThat(ETags.matches("\"3\", W/\"4\"", ETags.ofVersion(4))).isTrue();
        assertThat(ETags.matches("*", ETags.ofVersion(4))).isTrue();
        assertThat(ETags.matches("\"3\"", ETags.ofVersion(4))).isFalse();
        assertThat(ETags.matches(null, ETags.ofVersion(4))).isFalse();
    }

    @Test
    void isThatOfTheVersionThatAnAnswerHolds() {
        assertThat(ETags.ofAnswer("{\"id\":1,\"of\":{\"version\":9},\"list\":[{\"tag\":\"x\"}],\"version\":4}"))
                .isEqualTo("\"4\"");
        assertThat(ETags.ofAnswer("{\"version\":4,\"tag\":\"\\\"abc\\\"\"}")).isEqualTo("\"abc\"");
        assertThat(ETags.ofAnswer("{\"of\":{\"version\":9},\"version\":\"2024-1\"}"))
                .isNull();
        assertThat(ETags.ofAnswer("[4]")).isNull();
    }

    @Test
    void differsWithTheContent() {
        assertThat(ETags.ofContent(new byte[] {1})).isNotEqualTo(ETags.ofContent(new byte[] {2}));
    }

    @Test
    void refusesToWriteOverWhatTheCallerHasNotSeen() {
        assertThatThrownBy(() -> ETags.requireMatch("\"1\"", "\"2\"")).hasMessageStartingWith("412 ");
        assertThatThrownBy(() -> ETags.requireMatch("*", null)).hasMessageStartingWith("412 ");
        assertThatCode(() -> ETags.requireMatch(null, "\"2\"")).doesNotThrowAnyException();
        assertThatCode(() -> ETags.requireMatch("\"2\"", "\"2\"")).doesNotThrowAnyException();
    }
}
