package org.homeward.discharge.returns.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.RedGreenDay;
import org.homeward.discharge.domain.RedGreenDay.Colour;
import org.homeward.discharge.domain.RedGreenDays;
import org.jspecify.annotations.Nullable;

/**
 * Red and green bed days of a trust, by where each patient was last on the day (ECIP rapid guide: every day starts red; not
 * in emergency and assessment areas). A day of which the trust has told nothing is not submitted, not red.
 */
public final class RedAndGreen {

    /** A day of a stay. */
    public record StayDay(String stay, RedGreenDay day) {}

    /** What is counted of a row. */
    public enum Count {
        RED(day -> day.colour() == Colour.RED),
        GREEN(day -> day.colour() == Colour.GREEN),
        /** Red because nobody has said anything. */
        UNMARKED(day -> day.by() == null);

        private final Predicate<RedGreenDay> which;

        Count(Predicate<RedGreenDay> which) {
            this.which = which;
        }
    }

    /**
     * A row.
     *
     * @param row ward ({@code site/ward}), site or trust
     * @param days those that are submitted, by day and stay
     * @param submitted whether any day of the trust is
     */
    public record Total(String row, List<StayDay> days, boolean submitted) {

        /** The days that are counted, each with its stay. */
        public List<StayDay> of(Count count) {
            return days.stream().filter(one -> count.which.test(one.day())).toList();
        }

        /** Null when not submitted. */
        public @Nullable Integer number(Count count) {
            return submitted ? (Integer) of(count).size() : null;
        }
    }

    private RedAndGreen() {}

    /**
     * The rows in their order.
     *
     * @param last the last day; days after {@code asOf} have not come
     * @param notIn wards without red and green days
     * @param asOf what happened later does not count
     */
    public static List<Total> of(
            String trust,
            By by,
            LocalDate first,
            LocalDate last,
            Collection<StayLedger> ledgers,
            Set<String> notIn,
            Instant asOf) {
        Set<LocalDate> heard = Inpatients.heard(ledgers, asOf);
        Map<String, List<StayDay>> rows = new TreeMap<>();
        if (by == By.TRUST) {
            rows.put(trust, new ArrayList<>());
        }
        for (StayLedger ledger : ledgers) {
            for (RedGreenDay day : days(ledger, notIn, asOf)) {
                if (!day.date().isBefore(first) && !day.date().isAfter(last)) {
                    List<StayDay> row = rows.computeIfAbsent(by.row(trust, day.ward()), name -> new ArrayList<>());
                    if (heard.contains(day.date())) {
                        row.add(new StayDay(ledger.stay().stay(), day));
                    }
                }
            }
        }
        boolean submitted = first.datesUntil(last.plusDays(1)).anyMatch(heard::contains);
        return rows.entrySet().stream()
                .map(row -> new Total(row.getKey(), List.copyOf(row.getValue()), submitted))
                .toList();
    }

    private static List<RedGreenDay> days(StayLedger ledger, Set<String> notIn, Instant asOf) {
        List<CaseFact> said = ledger.facts().stream()
                .filter(fact -> !fact.stamp().occurredAt().isAfter(asOf))
                .toList();
        return RedGreenDays.of(ledger.stay(), said, notIn, asOf);
    }
}
