package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.domain.CaseFact.DayMarked;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.RedGreenDay;
import org.homeward.discharge.domain.RedGreenDay.Colour;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.PastCases;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Red and green days: what a day was, and the days of a stay. */
@ApplicationScoped
public class MarkDay {

    private final CaseTransaction transaction;
    private final Transactions transactions;
    private final PastCases past;
    private final Set<String> notIn;

    MarkDay(
            CaseTransaction transaction,
            Transactions transactions,
            PastCases past,
            @ConfigProperty(name = "homeward.red-green.not-in") java.util.Optional<Set<String>> notIn) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.past = past;
        this.notIn = notIn.orElse(Set.of());
    }

    /**
     * Says what a day was; it may be said again until the day is over. Of a day that nobody had marked by then, what was
     * said on it may be brought later, with the time at which it was said.
     *
     * @param reason why it is red, or the evidence for green
     * @param answer how an outcome is told
     */
    public Answer mark(
            CaseCommand command, LocalDate date, Colour colour, String reason, Function<CaseOutcome, Answer> answer) {
        return transaction.run(
                command,
                (connection, state, stamp) -> decide(
                        state,
                        stamp,
                        day(connection, state.discharge().stay(), date, stamp.recordedAt()),
                        new DayMarked(stamp, date, colour, reason)),
                answer);
    }

    /** The days of a stay up to now, by what was known at {@code knownAt}; null if the stay was not known then. */
    public PastCases.@Nullable Days days(String stay, Instant now, @Nullable Instant knownAt) {
        return transactions.<PastCases.@Nullable Days>run(
                connection -> past.days(connection, stay, notIn, now, knownAt));
    }

    private @Nullable RedGreenDay day(Connection connection, String stay, LocalDate date, Instant now)
            throws SQLException {
        PastCases.Days known = past.days(connection, stay, notIn, now, null);
        return known == null
                ? null
                : known.days().stream()
                        .filter(day -> day.date().equals(date))
                        .findFirst()
                        .orElse(null);
    }

    private static Decided decide(CaseState state, Stamp stamp, @Nullable RedGreenDay day, DayMarked mark) {
        LocalDate today = London.dateOf(stamp.recordedAt());
        if (mark.date().isAfter(today)) {
            return new Decided.No(new CaseOutcome.Impossible("date", "must not lie ahead"));
        }
        if (London.dateOf(stamp.occurredAt()).isBefore(mark.date())) {
            return new Decided.No(new CaseOutcome.Impossible("at", "must be on the day"));
        }
        if (day == null) {
            return new Decided.No(new CaseOutcome.Refused(
                    "not-in-hospital",
                    "the patient was no inpatient on this day, or in a ward without red and green days",
                    state));
        }
        if (!mark.isInTime()) {
            return new Decided.No(new CaseOutcome.Refused(
                    "day-is-over",
                    "the day is final; what was said on it may be brought with markedAt, the time at which it was",
                    state));
        }
        return day.isFinal() && day.by() != null
                ? new Decided.No(new CaseOutcome.Refused("day-is-over", "the day is final as it was marked", state))
                : new Decided.Fact(mark, stamp.id());
    }
}
