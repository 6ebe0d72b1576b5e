package org.homeward.housing.scheme.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Booking.State;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.scheme.domain.Cost.WeeklyRate;
import org.homeward.housing.scheme.domain.FlatTerms.Terms;
import org.junit.jupiter.api.Test;

/** What nights in a flat cost, at the rate of their time and as long as somebody was there. */
class FlatTermsTest {

    private static final Instant FIRST = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant DEARER = Instant.parse("2026-06-10T22:30:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-06-08");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-20");
    private static final Nights FOUR = Nights.of(DAY, 4);

    @Test
    void countsEachNightAtTheRateOfItsDay() {
        FlatTerms terms = terms(new Terms(FIRST, pounds("70"), "s"), new Terms(DEARER, pounds("140"), "s"));
        // The 8th and 9th at 10, the 10th, on which it was said, and the 11th at 20.
        assertThat(terms.of(FOUR).pounds()).isEqualByComparingTo("60.00");
        assertThat(terms.of(FOUR).rates())
                .containsExactlyInAnyOrder(
                        new WeeklyRate("F", pounds("70"), LocalDate.parse("2026-05-01")),
                        new WeeklyRate("F", pounds("140"), LocalDate.parse("2026-06-10")));
        assertThat(terms.of(Nights.of(DAY.minusDays(60), 7)).pounds()).isEqualByComparingTo("70");
        Cost later = terms.of(Nights.of(DAY.plusDays(30), 7));
        assertThat(later.pounds()).isEqualByComparingTo("140");
        assertThat(later.rates())
                .extracting(WeeklyRate::pounds)
                .as("used alone")
                .containsExactly(pounds("140"));
        assertThat(terms.of(Nights.of(DAY, 0)).pounds()).isZero();
    }

    @Test
    void takesTheNextRateForATimeInWhichNoneWasKnown() {
        assertThat(terms(new Terms(FIRST, null, "s"), new Terms(DEARER, pounds("140"), "s"))
                        .of(FOUR))
                .isEqualTo(Cost.ofNights(
                        pounds("80.00"), Set.of(new WeeklyRate("F", pounds("140"), LocalDate.parse("2026-06-10")))));
    }

    @Test
    void saysWhichFlatHasNoRate() {
        FlatTerms terms = terms(new Terms(FIRST, pounds("70"), "s"), new Terms(DEARER, null, "s"));
        assertThat(terms.of(FOUR)).isEqualTo(Cost.ofUnknownFlat("F"));
        assertThat(terms.of(Nights.of(DAY, 2)))
                .isEqualTo(Cost.ofNights(
                        pounds("20.00"), Set.of(new WeeklyRate("F", pounds("70"), LocalDate.parse("2026-05-01")))));
    }

    @Test
    void belongedToTheSchemeOfItsTime() {
        FlatTerms terms = terms(new Terms(FIRST, null, "one"), new Terms(DEARER, null, "another"));
        assertThat(terms.schemeAt(FIRST.minusSeconds(1))).isEqualTo("one");
        assertThat(terms.schemeAt(DEARER.minusSeconds(1))).isEqualTo("one");
        assertThat(terms.schemeAt(DEARER)).isEqualTo("another");
    }

    @Test
    void costsAsLongAsSomebodyIsThere() {
        assertThat(nights(new State.Booked())).isEqualTo(FOUR);
        assertThat(nights(new State.Arrived(at(DAY)))).isEqualTo(new Nights(DAY, TODAY.plusDays(1)));
        assertThat(nights(new State.Left(at(DAY), at(DAY.plusDays(9))))).isEqualTo(Nights.of(DAY, 9));
        assertThat(nights(new State.Left(at(DAY), at(DAY.plusDays(1))))).isEqualTo(Nights.of(DAY, 1));
        assertThat(nights(new State.Left(at(DAY), at(DAY.minusDays(1)))).isNone())
                .isTrue();
        assertThat(nights(new State.Cancelled(at(DAY), "moved")).isNone()).isTrue();
    }

    private static Nights nights(State state) {
        Booking booking = new Booking(UUID.randomUUID(), "F", "RXX:1", FOUR, Set.of(), state, List.of(), at(DAY));
        return FlatTerms.costing(booking, TODAY);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static FlatTerms terms(Terms... all) {
        return new FlatTerms("F", List.of(all));
    }

    private static BigDecimal pounds(String text) {
        return new BigDecimal(text);
    }
}
