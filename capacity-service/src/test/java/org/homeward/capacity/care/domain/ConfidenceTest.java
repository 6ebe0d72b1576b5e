package org.homeward.capacity.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

    private static final Instant DECLARED = Instant.parse("2026-06-03T09:00:00Z");
    private final Confidence confidence = new Confidence(Duration.ofDays(7));

    @Test
    void fallsByHalfEachHalfLife() {
        assertThat(confidence.of(DECLARED, false, DECLARED)).isEqualTo(1);
        assertThat(confidence.of(DECLARED, false, DECLARED.plus(Duration.ofDays(1))))
                .isEqualTo(0.91);
        assertThat(confidence.of(DECLARED, false, DECLARED.plus(Duration.ofDays(7))))
                .isEqualTo(0.5);
        assertThat(confidence.of(DECLARED, false, DECLARED.plus(Duration.ofDays(28))))
                .isEqualTo(0.06);
    }

    @Test
    void isNoneWhereNothingIsClaimed() {
        assertThat(confidence.of(DECLARED, true, DECLARED)).isZero();
        assertThat(confidence.of(null, false, DECLARED)).isZero();
    }
}
