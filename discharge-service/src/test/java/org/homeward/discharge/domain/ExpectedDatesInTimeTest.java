package org.homeward.discharge.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.homeward.discharge.returns.domain.By;
import org.homeward.discharge.returns.domain.ExpectedDates;
import org.homeward.discharge.returns.domain.ExpectedDates.Count;
import org.homeward.discharge.returns.domain.Row;
import org.homeward.discharge.returns.domain.StayLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedDatesInTimeTest {

    private static final Duration LIMIT = Duration.ofHours(48);
    private static final LocalDate DATE = LocalDate.parse("2026-06-09");
    private static final Instant MONTH_OVER = Instant.parse("2026-06-30T23:00:00Z");

    /** Admitted on the second at eight. Admission method, day and hour at which a date was set, what is counted. */
    @ParameterizedTest
    @CsvSource({
        "21, 3,  9, IN_TIME",
        "21, 4,  8, IN_TIME",
        "21, 4,  9, LATE",
        "21, 1,  9, IN_TIME",
        "11, 1, 20, IN_TIME",
        "11, 2,  9, LATE",
    })
    void asksForADateBeforeAnElectiveAdmissionAndSoonAfterAnother(String method, int day, int hour, Count counted) {
        Told told = new Told().of(method, "I").admitted(2, 8).expected(DATE, day, hour);
        assertThat(counts(told, MONTH_OVER)).isEqualTo(List.of(Count.DUE, counted));
    }

    @Test
    void countsNobodyWhoHasLeftByThenAndNobodysAnnouncement() {
        assertThat(counts(emergency().discharged(4, 8), MONTH_OVER)).isEmpty();
        assertThat(counts(emergency().discharged(4, 9), MONTH_OVER)).containsExactly(Count.DUE, Count.MISSING);
        assertThat(counts(emergency().announced(2, 9, 9), MONTH_OVER)).containsExactly(Count.DUE, Count.MISSING);
    }

    @Test
    void waitsUntilADateIsDue() {
        assertThat(counts(emergency(), Told.at(4, 7))).isEmpty();
        assertThat(counts(emergency(), Told.at(4, 8))).containsExactly(Count.DUE, Count.MISSING);
        assertThat(counts(emergency().expected(DATE, 5, 9), Told.at(4, 9)))
                .as("what was so later does not count")
                .containsExactly(Count.DUE, Count.MISSING);
    }

    @Test
    void asksAgainAfterAReadmissionUnderTheSameNumber() {
        Told told = emergency().expected(DATE, 3, 9).discharged(6, 8).admitted(10, 8);
        assertThat(total(told, MONTH_OVER).of(Count.DUE))
                .extracting(ExpectedDates.Due::at, ExpectedDates.Due::setAt)
                .containsExactlyInAnyOrder(tuple(Told.at(4, 8), Told.at(3, 9)), tuple(Told.at(12, 8), null));
        assertThat(ExpectedDates.shareInTime(total(told, MONTH_OVER))).isEqualByComparingTo("0.5");
    }

    @Test
    void isNotSubmittedForDaysOfWhichNothingIsTold() {
        var silent = ExpectedDates.of("RXX", By.TRUST, DATE, DATE, List.of(ledger(emergency())), LIMIT, MONTH_OVER);
        assertThat(silent).singleElement().satisfies(row -> {
            assertThat(row.number(Count.DUE)).isNull();
            assertThat(ExpectedDates.shareInTime(row)).isNull();
        });
    }

    private static Told emergency() {
        return new Told().of("21", "I").admitted(2, 8);
    }

    private static List<Count> counts(Told told, Instant asOf) {
        Row<ExpectedDates.Due> total = total(told, asOf);
        return List.of(Count.values()).stream()
                .filter(count -> !total.of(count).isEmpty())
                .toList();
    }

    private static Row<ExpectedDates.Due> total(Told told, Instant asOf) {
        return ExpectedDates.of(
                        "RXX",
                        By.TRUST,
                        LocalDate.parse("2026-06-01"),
                        LocalDate.parse("2026-06-30"),
                        List.of(ledger(told)),
                        LIMIT,
                        asOf)
                .getFirst();
    }

    private static StayLedger ledger(Told told) {
        return new StayLedger(told.stay(), told.facts);
    }
}
