package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which council's terms hold for an area on a day. */
class CouncilsTest {

    private static final LocalDate APRIL = LocalDate.parse("2026-04-01");

    @Test
    void takesTheCouncilOfTheSectorBeforeThatOfTheDistrict() {
        Councils councils =
                new Councils(List.of(terms("COUNTY", 1, APRIL, 14, "LE3"), terms("CITY", 1, APRIL, 7, "LE3 9")));
        assertThat(councils.of(Cases.need(), APRIL).council()).isEqualTo("CITY");
        assertThat(councils.of(Cases.need(), APRIL.minusDays(1))).isNull();
    }

    @Test
    void leavesThePastAsItWasAgreedThen() {
        Councils councils = new Councils(List.of(
                terms("CITY", 1, APRIL, 7, "LE3"),
                terms("CITY", 2, APRIL.plusMonths(6), 10, "LE3"),
                terms("CITY", 3, APRIL.plusMonths(3), 9, "LE3")));
        assertThat(councils.of(Cases.need(), APRIL).lapseAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(councils.of(Cases.need(), APRIL.plusMonths(4)).lapseAfter()).isEqualTo(Duration.ofDays(9));
        assertThat(councils.of(Cases.need(), APRIL.plusMonths(7)).lapseAfter()).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void hasTheAreaNoMoreOnceALaterVersionLeavesItOut() {
        Councils councils = new Councils(
                List.of(terms("CITY", 1, APRIL, 7, "LE3"), terms("CITY", 2, APRIL.plusMonths(1), 7, "LE5")));
        assertThat(councils.of(Cases.need(), APRIL.plusMonths(1))).isNull();
    }

    @Test
    void leavesWhatIsUsualWhereNothingIsAgreed() {
        CouncilTerms silent = new CouncilTerms("CITY", "City", APRIL, 1, Set.of("LE3"), null, List.of());
        assertThat(Rules.USUAL.of(silent)).isEqualTo(Rules.USUAL);
        assertThat(Rules.USUAL.of(null)).isEqualTo(Rules.USUAL);
        assertThat(Rules.USUAL.of(terms("CITY", 1, APRIL, 7, "LE3")).lapseAfter())
                .isEqualTo(Duration.ofDays(7));
    }

    private static CouncilTerms terms(String council, long version, LocalDate from, int lapseDays, String area) {
        return new CouncilTerms(council, council, from, version, Set.of(area), Duration.ofDays(lapseDays), List.of());
    }
}
