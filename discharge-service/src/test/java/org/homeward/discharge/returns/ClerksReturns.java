package org.homeward.discharge.returns;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeward.discharge.returns.domain.Metric;

/** The returns of a month as they follow from what the clerk wrote down. */
public final class ClerksReturns {

    private final Clerk clerk;
    private final YearMonth month;
    private final BigDecimal bedDay;
    private final Map<LocalDate, List<Clerk.Entry>> days = new TreeMap<>();

    public ClerksReturns(Clerk clerk, YearMonth month, BigDecimal bedDay) {
        this.clerk = clerk;
        this.month = month;
        this.bedDay = bedDay;
        month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).forEach(day -> days.put(day, clerk.day(day)));
    }

    /** Null where nothing was submitted. */
    public BigDecimal value(Metric metric, LocalDate day) {
        Set<LocalDate> told = told(metric);
        BigDecimal sum = BigDecimal.valueOf(
                shares(metric, day).values().stream().mapToLong(n -> n).sum());
        long toldThisMonth = month.atDay(1)
                .datesUntil(day.plusDays(1))
                .filter(told::contains)
                .count();
        return switch (metric.type()) {
            case DAILY, WEEKLY_SNAPSHOT -> told.contains(day) ? sum : null;
            case MONTH_AVERAGE ->
                toldThisMonth == 0 ? null : sum.divide(BigDecimal.valueOf(toldThisMonth), 2, RoundingMode.HALF_UP);
            case MONTH_TOTAL -> toldThisMonth == 0 ? null : metric.code().equals("month-cost") ? cost(sum) : sum;
        };
    }

    /** How much each stay adds. */
    public Map<String, Long> shares(Metric metric, LocalDate day) {
        String code = switch (metric.code()) {
            case "month-remaining" -> "remaining";
            case "month-bed-days", "month-cost" -> "delay";
            default -> metric.code();
        };
        Map<String, Long> amounts = new HashMap<>();
        for (var one : days.entrySet()) {
            boolean counts = metric.code().startsWith("month-")
                    ? !one.getKey().isAfter(day)
                            && (!code.equals("remaining") || told(metric).contains(one.getKey()))
                    : one.getKey().equals(day);
            if (counts) {
                one.getValue().stream()
                        .filter(entry -> entry.code().equals(code))
                        .forEach(entry -> amounts.merge(entry.stay(), entry.amount(), Long::sum));
            }
        }
        return amounts;
    }

    /** How many who stayed a night left without a ready date. */
    public int blank() {
        return all("blank").size();
    }

    /** The 39 columns; only for months with reviews and delays. */
    public List<Object> readyDateRow(String name) {
        long[][] bands = {{0, 0}, {1, 1}, {2, 3}, {4, 6}, {7, 13}, {14, 20}, {21, 100_000}};
        List<Long> delays = all("overnight");
        List<Long> delayed = delays.stream().filter(days -> days > 0).toList();
        long total = delays.stream().mapToLong(n -> n).sum();
        List<Object> row = new ArrayList<>();
        row.add(null);
        row.add(null);
        row.add(HospitalMonth.TRUST);
        row.add(name);
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

    private List<Long> all(String code) {
        return days.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.code().equals(code))
                .map(Clerk.Entry::amount)
                .toList();
    }

    private Set<LocalDate> told(Metric metric) {
        return metric.needs() == Metric.Needs.REVIEWS ? clerk.reviewed : clerk.heard;
    }

    private BigDecimal cost(BigDecimal days) {
        return bedDay == null ? null : bedDay.multiply(days);
    }

    private static BigDecimal percent(long part, long whole) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
