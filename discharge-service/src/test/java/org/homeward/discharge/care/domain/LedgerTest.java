package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.after;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.CouncilTerms.Rate;
import org.junit.jupiter.api.Test;

/** Unfilled hours and the cost of emergency cover, by week, with the rates of that week. */
class LedgerTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
    private static final Councils CITY =
            new Councils(List.of(terms(1, MONDAY.minusYears(1), 3_000), terms(2, MONDAY.plusWeeks(1), 4_200)));

    @Test
    void splitsAtMondaysAndTakesTheRatesOfEachWeek() {
        PackageOfCare covered = coveredFrom(NOON);
        Instant end = NOON.plus(Duration.ofDays(7));
        Ledger ledger = new Ledger(CITY, 9, NOON.minus(Duration.ofDays(30)), end);
        ledger.add(covered, List.of(new Past.Kept(covered, NOON)));

        List<Ledger.Line> lines = ledger.lines();

        assertThat(lines).extracting(line -> line.key().week()).containsExactly(MONDAY, MONDAY.plusWeeks(1));
        assertThat(lines).extracting(line -> line.key().tier()).containsOnly(9);
        // 3.5 staff hours a week: 107 of 168 hours until Monday, 61 after it.
        assertThat(lines).extracting(Ledger.Line::emergencyMinutes).containsExactly(134L, 76L);
        assertThat(lines).extracting(Ledger.Line::costPence).containsExactly(6_688L, 5_338L);
        assertThat(lines).extracting(Ledger.Line::unfilledMinutes).containsOnly(0L);
    }

    @Test
    void countsWhatNobodyTookInTheTierThatWasAskedLast() {
        Instant begin = NOON.minus(Duration.ofDays(1));
        Ledger ledger = new Ledger(new Councils(List.of()), 9, begin, NOON.plus(Duration.ofDays(2)));
        ledger.add(Cases.unsourced(), List.of(new Past.Kept(Cases.unsourced(), NOON)));

        Ledger.Line line = ledger.lines().getFirst();

        assertThat(line.key()).isEqualTo(new Ledger.Key("", MONDAY, "reablement", 2));
        assertThat(line.unfilledMinutes()).isEqualTo(60);
        assertThat(line.rate()).isNull();
        assertThat(line.costPence()).isNull();
    }

    @Test
    void saysNothingOfTheFuture() {
        Ledger ledger = new Ledger(CITY, 9, NOON.minus(Duration.ofDays(30)), NOON.minusSeconds(1));
        ledger.add(Cases.unsourced(), List.of(new Past.Kept(Cases.unsourced(), NOON)));
        assertThat(ledger.lines()).isEmpty();
    }

    private static PackageOfCare coveredFrom(Instant start) {
        Market emergency = new Market(List.of(Cases.provider("COVER", 9)), Rules.USUAL, start);
        PackageOfCare offered = after(Brokerage.request(Cases.draft(), emergency));
        PackageOfCare accepted =
                after(Answering.accept(offered, Cases.open(offered).id(), start, start));
        return after(Visiting.start(accepted, Moment.at(start), start));
    }

    private static CouncilTerms terms(long version, LocalDate from, long emergencyPence) {
        return new CouncilTerms(
                "CITY",
                "City",
                from,
                version,
                Set.of("LE3"),
                null,
                List.of(new Rate("reablement", 2_200, emergencyPence)));
    }
}
