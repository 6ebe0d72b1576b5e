package org.homeward.discharge.returns.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.homeward.discharge.domain.AsOf;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.ExpectedDate;
import org.homeward.discharge.domain.London;
import org.jspecify.annotations.Nullable;

/**
 * For how many of a trust's patients somebody has set an expected date of discharge in time: before an elective admission,
 * within some hours of another (NHS England: 48). Counted on the day on which the date was due, where the patient was then;
 * who had left by then needs none. What a hospital system announces (A16) is nobody's word.
 */
public final class ExpectedDates {

    private static final int DECIMALS = 3;

    /**
     * A date that was due.
     *
     * @param ward {@code site/ward} in which the patient was then, null for none
     * @param setAt when somebody first set one, null while nobody has
     */
    public record Due(
            String stay,
            @Nullable String ward,
            Instant admittedAt,
            Instant at,
            @Nullable Instant setAt) {

        /** In Europe/London. */
        public LocalDate day() {
            return London.dateOf(at);
        }

        boolean isInTime() {
            return setAt != null && !setAt.isAfter(at);
        }
    }

    /** What is counted of a row. */
    public enum Count implements Predicate<Due> {
        DUE(due -> true),
        IN_TIME(Due::isInTime),
        LATE(due -> due.setAt() != null && !due.isInTime()),
        MISSING(due -> due.setAt() == null);

        private final Predicate<Due> which;

        Count(Predicate<Due> which) {
            this.which = which;
        }

        @Override
        public boolean test(Due due) {
            return which.test(due);
        }
    }

    private ExpectedDates() {}

    /**
     * The rows in their order.
     *
     * @param last the last day; dates that are due after {@code asOf} are not due yet
     * @param limit how long after an admission that was not planned a date must be set
     * @param asOf what happened later does not count
     */
    public static List<Row<Due>> of(
            String trust,
            By by,
            LocalDate first,
            LocalDate last,
            Collection<StayLedger> ledgers,
            Duration limit,
            Instant asOf) {
        Set<LocalDate> heard = Inpatients.heard(ledgers, asOf);
        return Row.all(
                trust,
                by,
                ledgers.stream()
                        .flatMap(ledger -> due(ledger, limit, asOf))
                        .filter(due -> !due.day().isBefore(first) && !due.day().isAfter(last)),
                Due::ward,
                due -> true,
                first.datesUntil(last.plusDays(1)).anyMatch(heard::contains));
    }

    /** How many of those that were due were set in time, from 0 to 1; null where none was due. */
    public static @Nullable BigDecimal shareInTime(Row<Due> row) {
        int due = row.of(Count.DUE).size();
        return due == 0 || !row.submitted()
                ? null
                : BigDecimal.valueOf(row.of(Count.IN_TIME).size())
                        .divide(BigDecimal.valueOf(due), DECIMALS, RoundingMode.HALF_UP);
    }

    private static Stream<Due> due(StayLedger ledger, Duration limit, Instant asOf) {
        DischargeCase discharge = CaseFold.asOf(asOf, ledger.stay(), ledger.facts());
        List<Due> all = new ArrayList<>();
        Instant after = Instant.MIN;
        for (Spell spell : Spells.of(AsOf.stay(asOf, ledger.stay()), discharge)) {
            Instant until = spell.endedAt() == null ? Instant.MAX : spell.endedAt();
            Instant at = ExpectedDate.dueAt(spell.admittedAt(), discharge.planned(), limit);
            if (at != null && at.isBefore(until) && !at.isAfter(asOf)) {
                all.add(new Due(
                        spell.stay(), spell.wardAt(at), spell.admittedAt(), at, firstSet(discharge, after, until)));
            }
            after = until;
        }
        return all.stream();
    }

    /** When somebody first set a date between the end of the spell before and that of this one. */
    private static @Nullable Instant firstSet(DischargeCase discharge, Instant after, Instant until) {
        return discharge.expectedDates().stream()
                .filter(date -> !date.proposed())
                .map(ExpectedDate::at)
                .filter(at -> at.isAfter(after) && !at.isAfter(until))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
