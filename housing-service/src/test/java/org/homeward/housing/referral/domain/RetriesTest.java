package org.homeward.housing.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final Instant BEGUN = Instant.parse("2026-06-03T10:00:00Z");
    private final Retries retries = new Retries(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(72));

    @Test
    void waitTwiceAsLongEachTimeAndNeverLongerThanTheLongest() {
        assertThat(retries.after(1, BEGUN, BEGUN)).isEqualTo(BEGUN.plusSeconds(5));
        assertThat(retries.after(2, BEGUN, BEGUN)).isEqualTo(BEGUN.plusSeconds(10));
        assertThat(retries.after(5, BEGUN, BEGUN)).isEqualTo(BEGUN.plusSeconds(80));
        assertThat(retries.after(1_000_000, BEGUN, BEGUN)).isEqualTo(BEGUN.plus(Duration.ofHours(1)));
    }

    @Test
    void tryOnceMoreAtTheVeryEndAndThenNoMore() {
        Instant end = BEGUN.plus(Duration.ofHours(72));
        assertThat(retries.after(80, BEGUN, end.minusSeconds(60))).isEqualTo(end);
        assertThat(retries.after(81, BEGUN, end)).isNull();
    }

    @Test
    void endHoweverOftenTheyFail() {
        Instant now = BEGUN;
        int attempts = 0;
        for (Instant next = BEGUN; next != null; next = retries.after(attempts, BEGUN, now)) {
            now = next;
            attempts++;
        }
        assertThat(now).isEqualTo(BEGUN.plus(Duration.ofHours(72)));
        assertThat(attempts).isBetween(72, 100);
    }
}
