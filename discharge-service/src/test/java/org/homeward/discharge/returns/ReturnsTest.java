package org.homeward.discharge.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.discharge.returns.domain.By;
import org.homeward.discharge.returns.domain.Figure;
import org.homeward.discharge.returns.domain.HospitalDay;
import org.homeward.discharge.returns.domain.Inpatients;
import org.homeward.discharge.returns.domain.ReadyDatePublication;
import org.homeward.discharge.returns.domain.ReadyDatePublication.Column;
import org.homeward.discharge.returns.domain.RedAndGreen;
import org.homeward.discharge.returns.domain.Share;
import org.homeward.discharge.returns.domain.SituationMetrics;
import org.homeward.discharge.returns.domain.SituationReport;
import org.homeward.discharge.returns.domain.StayLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number of every return of a made-up month, and the stays behind it, against a clerk who reads it day by day. */
class ReturnsTest {

    private static final YearMonth OCTOBER = YearMonth.parse("2026-10");
    private static final Instant LATER = Instant.parse("2026-12-31T00:00:00Z");
    private static final Instant MIDDLE = Instant.parse("2026-10-20T10:30:00Z");
    private static final BigDecimal BED_DAY = new BigDecimal("345.50");
    private static final ReferenceData LISTS = new ReferenceData();
    private static final Set<String> NOT_IN = Set.of(HospitalMonth.MATERNITY);

    static Stream<Arguments> times() {
        return Stream.of(1L, 2L, 3L, 4L, 5L)
                .flatMap(seed -> Stream.of(
                        Arguments.of(seed, LATER, LATER),
                        Arguments.of(seed, MIDDLE, LATER),
                        Arguments.of(seed, LATER, MIDDLE),
                        Arguments.of(
                                seed, Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-28T00:00:00Z")),
                        Arguments.of(seed, MIDDLE, MIDDLE.minusSeconds(86_400 * 3))));
    }

    @ParameterizedTest
    @MethodSource("times")
    void situationReportOfEveryDayIsTheClerks(long seed, Instant asOf, Instant knownAt) {
        HospitalMonth month = new HospitalMonth(seed, 160);
        ClerksReturns expected = new ClerksReturns(clerk(month, asOf, knownAt), OCTOBER, BED_DAY);
        List<Figure> figures = SituationReport.of(
                OCTOBER.atDay(1),
                OCTOBER.atEndOfMonth(),
                Inpatients.of(ledgers(month, knownAt), asOf),
                NOT_IN,
                day -> SituationMetrics.of(day, LISTS.delayReasons(), LISTS.destinations(), BED_DAY));
        assertThat(figures).hasSizeGreaterThan(31 * 90);
        for (Figure figure : figures) {
            String what = "seed %d, %s on %s".formatted(seed, figure.metric().code(), figure.day());
            assertThat(figure.value()).as(what).isEqualTo(expected.value(figure.metric(), figure.day()));
            if (figure.value() != null) {
                assertThat(amounts(figure.shares())).as(what).isEqualTo(expected.shares(figure.metric(), figure.day()));
            }
        }
    }

    @Test
    void theMadeUpMonthsHaveOfEverything() {
        Set<String> positive = new HashSet<>();
        for (long seed = 1; seed <= 5; seed++) {
            Clerk clerk = clerk(new HospitalMonth(seed, 160), LATER, LATER);
            assertThat(clerk.heard).doesNotContain(HospitalMonth.SILENT).contains(HospitalMonth.UNREVIEWED);
            assertThat(clerk.reviewed).doesNotContain(HospitalMonth.UNREVIEWED);
            for (int day = 1; day <= 31; day++) {
                clerk.day(OCTOBER.atDay(day)).stream()
                        .filter(entry -> entry.amount() > 0)
                        .forEach(entry -> positive.add(entry.code()));
            }
        }
        assertThat(positive)
                .contains(
                        "nctr", "remaining", "discharged", "discharged-nctr", "discharged-by-17", "discharged-after-17")
                .contains("destination-P0-HOME", "destination-P1-SUPPORT", "destination-not-recorded", "blank", "delay")
                .contains("bed-days-7", "bed-days-14", "bed-days-21", "reason-7-CA1", "reason-14-HP5", "reason-14-IF1")
                .contains("reason-7-not-recorded", "overnight");
    }

    @ParameterizedTest
    @MethodSource("times")
    void readyDatePublicationIsTheClerks(long seed, Instant asOf, Instant knownAt) {
        HospitalMonth month = new HospitalMonth(seed, 160);
        ClerksReturns expected = new ClerksReturns(clerk(month, asOf, knownAt), OCTOBER, BED_DAY);
        List<HospitalDay> days =
                ReadyDatePublication.days(OCTOBER, Inpatients.of(ledgers(month, knownAt), asOf), NOT_IN);
        var publication = ReadyDatePublication.of(new ReadyDatePublication.Provider("RXX", "Royal", null, null), days);
        List<Column> columns = publication.columns();
        assertThat(columns).hasSize(39);
        assertThat(columns)
                .extracting(Column::value)
                .usingElementComparator(ReturnsTest::compare)
                .isEqualTo(expected.readyDateRow("Royal"));
        assertThat(publication.blank()).hasSize(expected.blank());
        for (Column column : columns) {
            if (column.value() instanceof Number number && column.number() >= 12 && column.number() <= 18) {
                assertThat(column.shares()).as(column.code()).hasSize(number.intValue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("times")
    void redAndGreenDaysAreTheClerks(long seed, Instant asOf, Instant knownAt) {
        HospitalMonth month = new HospitalMonth(seed, 160);
        Set<String> notIn = seed % 2 == 0 ? Set.of() : Set.of(HospitalMonth.EMERGENCY);
        Clerk clerk = new Clerk(month, asOf, knownAt, LISTS.delayReasons().order(), NOT_IN, notIn);
        List<StayLedger> ledgers = ledgers(month, knownAt);
        Set<LocalDate> heard = clerk.heard;
        for (LocalDate day = OCTOBER.atDay(1); OCTOBER.equals(YearMonth.from(day)); day = day.plusDays(1)) {
            List<String> lines = new ArrayList<>();
            for (var row : RedAndGreen.of("RXX", By.WARD, day, day, ledgers, notIn, asOf)) {
                assertThat(row.submitted()).isEqualTo(heard.contains(day));
                for (RedAndGreen.Count count : RedAndGreen.Count.values()) {
                    row.of(count).forEach(one -> lines.add(row.row() + ' ' + count + ' ' + one.stay()));
                }
            }
            List<String> expected = heard.contains(day) ? clerk.redAndGreen(day) : List.of();
            assertThat(lines).as("seed %d, %s", seed, day).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static Map<String, Long> amounts(List<Share> shares) {
        Map<String, Long> amounts = new HashMap<>();
        shares.forEach(share -> amounts.merge(share.spell().stay(), share.amount(), Long::sum));
        return amounts;
    }

    private static int compare(Object a, Object b) {
        boolean same = a instanceof Number && b instanceof Number
                ? new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0
                : java.util.Objects.equals(a, b);
        return same ? 0 : 1;
    }

    private static Clerk clerk(HospitalMonth month, Instant asOf, Instant knownAt) {
        return new Clerk(month, asOf, knownAt, LISTS.delayReasons().order(), NOT_IN, Set.of(HospitalMonth.EMERGENCY));
    }

    private static List<StayLedger> ledgers(HospitalMonth month, Instant knownAt) {
        Map<String, StayVersion> known = new TreeMap<>();
        month.versions.stream()
                .filter(version -> !version.recordedAt().isAfter(knownAt))
                .forEach(version -> known.put(version.stay(), version));
        Map<String, List<CaseFact>> said = new HashMap<>();
        month.said.stream()
                .filter(one -> !one.fact().stamp().recordedAt().isAfter(knownAt))
                .forEach(one ->
                        said.computeIfAbsent(one.stay(), s -> new ArrayList<>()).add(one.fact()));
        return StayLedger.of(known.values(), said);
    }
}
