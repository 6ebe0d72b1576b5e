package org.homeward.discharge.returns.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The discharge situation report of a trust, of any days of a month. */
public final class SituationReport {

    private SituationReport() {}

    /**
     * The figures of each day from {@code first} to {@code last}, which lie in one month.
     *
     * @param all inpatients of the month up to the last day
     * @param notIn wards ({@code site/ward}) that are left out
     * @param metrics those of a day
     */
    public static List<Figure> of(
            LocalDate first,
            LocalDate last,
            Inpatients all,
            Set<String> notIn,
            Function<LocalDate, List<Metric>> metrics) {
        List<HospitalDay> days = last.withDayOfMonth(1)
                .datesUntil(last.plusDays(1))
                .map(date -> HospitalDay.of(date, all, notIn))
                .toList();
        List<Figure> figures = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            List<HospitalDay> monthToDate = days.subList(0, day.getDayOfMonth());
            metrics.apply(day).forEach(metric -> figures.add(Figure.of(metric, monthToDate)));
        }
        return List.copyOf(figures);
    }
}
