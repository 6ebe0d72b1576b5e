package org.homeward.discharge.returns.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.RedGreenDay;
import org.homeward.discharge.domain.RedGreenDay.Colour;
import org.homeward.discharge.domain.RedGreenDays;

/**
 * Red and green bed days of a trust, by where each patient was last on the day (ECIP rapid guide: every day starts red; not
 * in emergency and assessment areas). A day of which the trust has told nothing is not submitted, not red.
 */
public final class RedAndGreen {

    /** A day of a stay. */
    public record StayDay(String stay, RedGreenDay day) {}

    /** What is counted of a row. */
    public enum Count implements Predicate<StayDay> {
        RED(day -> day.colour() == Colour.RED),
        GREEN(day -> day.colour() == Colour.GREEN),
        /** Red because nobody has said anything. */
        UNMARKED(day -> day.by() == null);

        private final Predicate<RedGreenDay> which;

        Count(Predicate<RedGreenDay> which) {
            this.which = which;
        }

        @Override
        public boolean test(StayDay one) {
            return which.test(one.day());
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
    public static List<Row<StayDay>> of(
            String trust,
            By by,
            LocalDate first,
            LocalDate last,
            Collection<StayLedger> ledgers,
            Set<String> notIn,
            Instant asOf) {
        Set<LocalDate> heard = Inpatients.heard(ledgers, asOf);
        return Row.all(
                trust,
                by,
                ledgers.stream()
                        .flatMap(ledger -> days(ledger, notIn, asOf).stream()
                                .map(day -> new StayDay(ledger.stay().stay(), day)))
                        .filter(one -> !one.day().date().isBefore(first)
                                && !one.day().date().isAfter(last)),
                one -> one.day().ward(),
                one -> heard.contains(one.day().date()),
                first.datesUntil(last.plusDays(1)).anyMatch(heard::contains));
    }

    private static List<RedGreenDay> days(StayLedger ledger, Set<String> notIn, Instant asOf) {
        List<CaseFact> said = ledger.facts().stream()
                .filter(fact -> !fact.stamp().occurredAt().isAfter(asOf))
                .toList();
        return RedGreenDays.of(ledger.stay(), said, notIn, asOf);
    }
}
