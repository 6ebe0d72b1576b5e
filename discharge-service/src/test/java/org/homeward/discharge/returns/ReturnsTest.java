package org.homeward.discharge.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.discharge.returns.domain.Figure;
import org.homeward.discharge.returns.domain.HospitalDay;
import org.homeward.discharge.returns.domain.Inpatients;
import org.homeward.discharge.returns.domain.Metric;
import org.homeward.discharge.returns.domain.ReadyDatePublication;
import org.homeward.discharge.returns.domain.ReadyDatePublication.Column;
import org.homeward.discharge.returns.domain.RedAndGreen;
import org.homeward.discharge.returns.domain.Share;
import org.homeward.discharge.returns.domain.SituationMetrics;
import org.homeward.discharge.returns.domain.SituationReport;
import org.homeward.discharge.returns.domain.StayLedger;
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
        Clerk clerk = clerk(month, asOf, knownAt);
        List<Figure> figures = SituationReport.of(
                OCTOBER.atDay(1),
                OCTOBER.atEndOfMonth(),
                Inpatients.of(ledgers(month, knownAt), asOf),
                NOT_IN,
                day -> SituationMetrics.of(day, LISTS.delayReasons(), LISTS.destinations(), BED_DAY));
        Map<LocalDate, List<Clerk.Entry>> days = new TreeMap<>();
        OCTOBER.atDay(1).datesUntil(OCTOBER.plusMonths(1).atDay(1)).forEach(day -> days.put(day, clerk.day(day)));
        assertThat(figures).hasSizeGreaterThan(31 * 90);
        for (Figure figure : figures) {
            String what = "seed %d, %s on %s".formatted(seed, figure.metric().code(), figure.day());
            assertThat(figure.value()).as(what).isEqualTo(value(figure, days, clerk));
            if (figure.value() != null) {
                assertThat(amounts(figure.shares())).as(what).isEqualTo(shares(figure, days, clerk));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("times")
    void readyDatePublicationIsTheClerks(long seed, Instant asOf, Instant knownAt) {
        HospitalMonth month = new HospitalMonth(seed, 160);
        Clerk clerk = clerk(month, asOf, knownAt);
        List<HospitalDay> days =
                ReadyDatePublication.days(OCTOBER, Inpatients.of(ledgers(month, knownAt), asOf), NOT_IN);
        var publication = ReadyDatePublication.of(new ReadyDatePublication.Provider("RXX", "Royal", null, null), days);
        List<Column> columns = publication.columns();
        List<Long> delays = new ArrayList<>();
        long blank = 0;
        for (HospitalDay day : days) {
            for (Clerk.Entry entry : clerk.day(day.date())) {
                blank += entry.code().equals("blank") ? 1 : 0;
                if (entry.code().equals("overnight")) {
                    delays.add(entry.amount());
                }
            }
        }
        assertThat(columns).hasSize(39);
        assertThat(columns)
                .extracting(Column::value)
                .usingElementComparator(ReturnsTest::compare)
                .isEqualTo(clerksRow(delays));
        assertThat(publication.blank()).hasSize((int) blank);
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
        Clerk clerk = clerk(month, asOf, knownAt);
        List<StayLedger> ledgers = ledgers(month, knownAt);
        Set<LocalDate> heard = clerk.heard;
        for (LocalDate day = OCTOBER.atDay(1); OCTOBER.equals(YearMonth.from(day)); day = day.plusDays(1)) {
            List<String> lines = new ArrayList<>();
            for (var row : RedAndGreen.of(
                    "RXX", RedAndGreen.By.WARD, day, day, ledgers, Set.of(HospitalMonth.EMERGENCY), asOf)) {
                assertThat(row.submitted()).isEqualTo(heard.contains(day));
                for (RedAndGreen.Count count : RedAndGreen.Count.values()) {
                    row.of(count).forEach(one -> lines.add(row.row() + ' ' + count + ' ' + one.stay()));
                }
            }
            List<String> expected = heard.contains(day) ? clerk.redAndGreen(day) : List.of();
            assertThat(lines).as("seed %d, %s", seed, day).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static BigDecimal value(Figure figure, Map<LocalDate, List<Clerk.Entry>> days, Clerk clerk) {
        Set<LocalDate> told = told(figure.metric(), clerk);
        long sum =
                shares(figure, days, clerk).values().stream().mapToLong(n -> n).sum();
        List<LocalDate> toldThisMonth = OCTOBER.atDay(1)
                .datesUntil(figure.day().plusDays(1))
                .filter(told::contains)
                .toList();
        return switch (figure.metric().type()) {
            case DAILY, WEEKLY_SNAPSHOT -> told.contains(figure.day()) ? BigDecimal.valueOf(sum) : null;
            case MONTH_AVERAGE ->
                toldThisMonth.isEmpty()
                        ? null
                        : BigDecimal.valueOf(sum)
                                .divide(BigDecimal.valueOf(toldThisMonth.size()), 2, RoundingMode.HALF_UP);
            case MONTH_TOTAL ->
                toldThisMonth.isEmpty()
                        ? null
                        : figure.metric().code().equals("month-cost")
                                ? BED_DAY.multiply(BigDecimal.valueOf(sum))
                                : BigDecimal.valueOf(sum);
        };
    }

    private static Set<LocalDate> told(Metric metric, Clerk clerk) {
        return metric.needs() == Metric.Needs.REVIEWS ? clerk.reviewed : clerk.heard;
    }

    private static Map<String, Long> shares(Figure figure, Map<LocalDate, List<Clerk.Entry>> days, Clerk clerk) {
        boolean month = figure.metric().code().startsWith("month-");
        String code = switch (figure.metric().code()) {
            case "month-remaining" -> "remaining";
            case "month-bed-days", "month-cost" -> "delay";
            default -> figure.metric().code();
        };
        Set<LocalDate> told = told(figure.metric(), clerk);
        Map<String, Long> amounts = new HashMap<>();
        for (var day : days.entrySet()) {
            boolean counts = month
                    ? !day.getKey().isAfter(figure.day()) && (!code.equals("remaining") || told.contains(day.getKey()))
                    : day.getKey().equals(figure.day());
            if (counts) {
                day.getValue().stream()
                        .filter(entry -> entry.code().equals(code))
                        .forEach(entry -> amounts.merge(entry.stay(), entry.amount(), Long::sum));
            }
        }
        return amounts;
    }

    private static Map<String, Long> amounts(List<Share> shares) {
        Map<String, Long> amounts = new HashMap<>();
        shares.forEach(share -> amounts.merge(share.spell().stay(), share.amount(), Long::sum));
        return amounts;
    }

    /** The 39 columns by hand; every month of these tests has reviews and delays. */
    private static List<Object> clerksRow(List<Long> delays) {
        long[][] bands = {{0, 0}, {1, 1}, {2, 3}, {4, 6}, {7, 13}, {14, 20}, {21, 100_000}};
        List<Long> delayed = delays.stream().filter(days -> days > 0).toList();
        long total = delays.stream().mapToLong(n -> n).sum();
        List<Object> row = new ArrayList<>();
        row.add(null);
        row.add(null);
        row.add("RXX");
        row.add("Royal");
        row.add(null);
        row.add(null);
        row.add("Homeward");
        row.add(delays.size());
        row.add(total);
        row.add(percent(delays.size() - delayed.size(), delays.size()));
        row.add(percent(delayed.size(), delays.size()));
        List<List<Long>> in = new ArrayList<>();
        for (long[] band : bands) {
            in.add(delays.stream().filter(n -> n >= band[0] && n <= band[1]).toList());
        }
        in.forEach(some -> row.add(some.size()));
        in.forEach(some -> row.add(percent(some.size(), delays.size())));
        in.stream().skip(1).forEach(some -> row.add(percent(some.size(), delayed.size())));
        in.stream()
                .skip(1)
                .forEach(some -> row.add(some.stream().mapToLong(n -> n).sum()));
        row.add(percent(total, 100L * delays.size()));
        row.add(percent(total, 100L * delayed.size()));
        return row;
    }

    private static BigDecimal percent(long part, long whole) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    private static int compare(Object a, Object b) {
        boolean same = a instanceof Number && b instanceof Number
                ? new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0
                : java.util.Objects.equals(a, b);
        return same ? 0 : 1;
    }

    private static Clerk clerk(HospitalMonth month, Instant asOf, Instant knownAt) {
        return new Clerk(month, asOf, knownAt, LISTS.delayReasons().order(), NOT_IN);
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
