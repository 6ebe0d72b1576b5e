package org.homeward.discharge.returns.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.homeward.discharge.returns.domain.Metric.Type;
import org.jspecify.annotations.Nullable;

/**
 * A metric with its value: the sum of what each spell adds, so that the number and its stays cannot differ.
 *
 * @param day that it is of, or the last of the days that it is of
 * @param value null when it is not submitted
 * @param days how many days it is made of
 */
public record Figure(Metric metric, LocalDate day, @Nullable BigDecimal value, int days, List<Share> shares) {

    private static final int DECIMALS = 2;

    /** @param monthToDate the days from the first of the month to the one that is asked of */
    static Figure of(Metric metric, List<HospitalDay> monthToDate) {
        List<HospitalDay> days = days(metric, monthToDate);
        List<Share> shares =
                days.stream().flatMap(day -> metric.measure().of(day).stream()).toList();
        return new Figure(metric, monthToDate.getLast().date(), value(metric, days, shares), days.size(), shares);
    }

    private static List<HospitalDay> days(Metric metric, List<HospitalDay> monthToDate) {
        List<HospitalDay> asked = metric.type().isOfADay() ? List.of(monthToDate.getLast()) : monthToDate;
        if (metric.type() == Type.MONTH_TOTAL) {
            return asked.stream().anyMatch(metric.needs()::isMetBy) ? asked : List.of();
        }
        return asked.stream().filter(metric.needs()::isMetBy).toList();
    }

    private static @Nullable BigDecimal value(Metric metric, List<HospitalDay> days, List<Share> shares) {
        if (days.isEmpty() || metric.worth() == null) {
            return null;
        }
        BigDecimal sum = BigDecimal.valueOf(
                        shares.stream().mapToLong(Share::amount).sum())
                .multiply(metric.worth());
        return metric.type() == Type.MONTH_AVERAGE
                ? sum.divide(BigDecimal.valueOf(days.size()), DECIMALS, RoundingMode.HALF_UP)
                : sum;
    }
}
