package org.homeward.housing.scheme.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The times of which everybody is told. */
class QuarterTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");

    @Test
    void isTheLastThatIsOver() {
        assertThat(Quarter.before(FIRST.minusDays(1)).first()).isEqualTo("2026-04-01");
        assertThat(Quarter.before(FIRST).first()).isEqualTo("2026-07-01");
        assertThat(Quarter.before(LocalDate.parse("2026-02-28")).first()).isEqualTo("2025-10-01");
    }

    @Test
    void isOverWhenTheNextBegins() {
        Quarter quarter = new Quarter(LocalDate.parse("2026-07-01"));
        assertThat(quarter.until()).isEqualTo(FIRST);
        assertThat(quarter.isOver(FIRST)).isTrue();
        assertThat(quarter.isOver(FIRST.minusDays(1))).isFalse();
    }

    @Test
    void beginsFourTimesAYear() {
        LocalDate year = LocalDate.parse("2026-01-01");
        assertThat(year.datesUntil(year.plusYears(1)).filter(Quarter::begins))
                .extracting(LocalDate::toString)
                .containsExactly("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01");
    }
}
