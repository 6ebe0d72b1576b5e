package org.homeward.discharge.returns.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeward.discharge.domain.CodeList;
import org.homeward.discharge.domain.Delay;
import org.homeward.discharge.domain.NationalReason;
import org.homeward.discharge.returns.domain.Metric.Measure;
import org.homeward.discharge.returns.domain.Metric.Needs;
import org.homeward.discharge.returns.domain.Metric.Type;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the acute discharge situation report (NHS England, specification {@code adsr_2024}; the columns and
 * metric groups of its monthly file). Numbers that the file does not have are marked as not national.
 *
 * <ul>
 *   <li>No longer meeting the criteria: when the day ended, or when they left on it. Of these, those remaining are who was
 *       in hospital when the day ended: remaining = no longer meeting − discharged of these.
 *   <li>Length of stay: nights since the admission. The sets 7+, 14+ and 21+ overlap and must not be added.
 *   <li>Additional bed days: days from the discharge ready date to the day, of those remaining.
 *   <li>Reason for delay: one for each patient, by {@link NationalReason#RULE}.
 *   <li>Discharged by 17:00 has not been published since June 2023 and is counted for the wards.
 * </ul>
 *
 * Left out: the dead, outpatients, and the wards that the settings name (paediatrics, maternity). Age is not known here,
 * so that children on other wards are counted, against the specification.
 */
public final class SituationMetrics {

    /** What stands in place of a code where nobody has said one. */
    public static final String NOT_RECORDED = "not-recorded";

    private static final String NCTR = "NCTR";
    private static final String REMAINING = "NCTR not discharged";
    private static final String DISCHARGES = "Discharges";
    private static final String BED_DAYS = "Additional bed days lost";
    private static final String DESTINATION = "Discharge destination";
    private static final BigDecimal COUNT = BigDecimal.ONE;

    private final CodeList reasons;
    private final List<String> order;
    private final List<Metric> all = new ArrayList<>();

    private SituationMetrics(CodeList reasons) {
        this.reasons = reasons;
        this.order = reasons.order();
    }

    /**
     * The metrics of a day, in the order of the file, by the reference lists that hold on it.
     *
     * @param bedDay what a day in a bed costs, in pounds; null while nobody has set it
     */
    public static List<Metric> of(LocalDate day, CodeList reasons, CodeList destinations, @Nullable BigDecimal bedDay) {
        SituationMetrics metrics = new SituationMetrics(reasons);
        metrics.daily();
        metrics.destinations(destinations, day);
        metrics.weekly(day);
        metrics.monthly(bedDay);
        return List.copyOf(metrics.all);
    }

    private void daily() {
        national(
                "nctr",
                "Number of patients who no longer meet the criteria to reside",
                NCTR,
                Needs.REVIEWS,
                day -> Stream.concat(Counts.remaining(day).stream(), Counts.dischargedReady(day).stream())
                        .toList());
        national(
                "discharged",
                "Number of patients discharged",
                DISCHARGES,
                Needs.ANYTHING,
                day -> Counts.ones(day, day.discharged(), spell -> true));
        national(
                "remaining",
                "Number of patients remaining in hospital who no longer meet the criteria to reside",
                REMAINING,
                Needs.REVIEWS,
                Counts::remaining);
        local(
                "discharged-nctr",
                "Number of patients discharged who no longer met the criteria to reside",
                Needs.REVIEWS,
                Counts::dischargedReady);
        local(
                "discharged-by-17",
                "Number of patients discharged by 17:00",
                Needs.ANYTHING,
                day -> Counts.ones(day, day.discharged(), Counts::leftByFive));
        local(
                "discharged-after-17",
                "Number of patients discharged between 17:01 and 23:59",
                Needs.ANYTHING,
                day -> Counts.ones(day, day.discharged(), spell -> !Counts.leftByFive(spell)));
    }

    private void destinations(CodeList destinations, LocalDate day) {
        for (String code : destinations.codes(day)) {
            national(
                    "destination-" + code,
                    destinations.label(code),
                    DESTINATION,
                    Needs.ANYTHING,
                    of -> Counts.ones(of, of.discharged(), spell -> code.equals(spell.destination())));
        }
        List<String> known = destinations.codes(day);
        all.add(new Metric(
                "destination-" + NOT_RECORDED,
                "Destination not recorded",
                Type.DAILY,
                DESTINATION,
                false,
                Needs.ANYTHING,
                COUNT,
                of -> Counts.ones(
                        of,
                        of.discharged(),
                        spell -> !known.contains(Objects.requireNonNullElse(spell.destination(), NOT_RECORDED)))));
    }

    private void weekly(LocalDate day) {
        for (int nights : List.of(7, 14, 21)) {
            all.add(new Metric(
                    "bed-days-" + nights,
                    "Number of additional bed days, patients with LOS of " + nights + " days or over",
                    Type.WEEKLY_SNAPSHOT,
                    BED_DAYS,
                    true,
                    Needs.REVIEWS,
                    COUNT,
                    of -> Counts.ready(
                            of, spell -> Counts.isLong(spell, of, nights), spell -> Counts.daysSinceReady(spell, of))));
        }
        for (int nights : List.of(7, 14)) {
            reasons.codes(day).forEach(code -> reason(nights, code, reasons.label(code), true));
            reason(nights, NOT_RECORDED, "Reason not recorded", false);
        }
    }

    private void reason(int nights, String code, String label, boolean national) {
        all.add(new Metric(
                "reason-" + nights + '-' + code,
                label,
                Type.WEEKLY_SNAPSHOT,
                "Delay reason LOS " + nights + '+',
                national,
                Needs.REVIEWS,
                COUNT,
                of -> Counts.ready(
                        of,
                        spell -> Counts.isLong(spell, of, nights) && code.equals(reasonOf(spell, of)),
                        spell -> 1)));
    }

    private void monthly(@Nullable BigDecimal bedDay) {
        month("month-remaining", "Daily average remaining", Type.MONTH_AVERAGE, COUNT, Counts::remaining);
        Measure delays = day -> Counts.shares(day, day.discharged(), spell -> spell.delayDays() > 0, Spell::delayDays);
        month("month-bed-days", "Total number of delayed bed days in the month", Type.MONTH_TOTAL, COUNT, delays);
        month("month-cost", "Total cost of delayed bed days in the month", Type.MONTH_TOTAL, bedDay, delays);
    }

    private void national(String code, String name, String group, Needs needs, Measure measure) {
        all.add(new Metric(code, name, Type.DAILY, group, true, needs, COUNT, measure));
    }

    private void local(String code, String name, Needs needs, Measure measure) {
        all.add(new Metric(code, name, Type.DAILY, DISCHARGES, false, needs, COUNT, measure));
    }

    private void month(String code, String name, Type type, @Nullable BigDecimal worth, Measure measure) {
        String group = type == Type.MONTH_AVERAGE ? REMAINING : DISCHARGES;
        all.add(new Metric(code, name, type, group, true, Needs.REVIEWS, worth, measure));
    }

    /** Without a wait at all, there is nothing to choose from. */
    private String reasonOf(Spell spell, HospitalDay day) {
        if (spell.delays().isEmpty()) {
            return NOT_RECORDED;
        }
        Delay national = NationalReason.of(spell.openDelaysBefore(day.end()), order);
        boolean holds = national != null && reasons.find(national.reason(), day.date()) != null;
        return national != null && holds ? national.reason() : NOT_RECORDED;
    }
}
