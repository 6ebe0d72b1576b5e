package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.domain.CaseFact.ExpectedDateSet;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Sets the expected date of discharge; every version is kept with its reason. */
@ApplicationScoped
public class SetExpectedDate {

    private final CaseTransaction transaction;

    SetExpectedDate(CaseTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * @param reason why; null is allowed for the first date alone
     * @param answer how an outcome is told
     */
    public Answer set(
            CaseCommand command, LocalDate date, @Nullable String reason, Function<CaseOutcome, Answer> answer) {
        return transaction.run(command, (state, stamp) -> decide(state, stamp, date, reason), answer);
    }

    private static Decided decide(CaseState state, Stamp stamp, LocalDate date, @Nullable String reason) {
        if (!state.discharge().status().isOpen()) {
            return new Decided.No(
                    new CaseOutcome.Refused("stay-is-over", "the stay has ended or was cancelled", state));
        }
        if (date.isBefore(London.dateOf(stamp.occurredAt()))) {
            return new Decided.No(new CaseOutcome.Impossible("date", "must not lie before the day on which it is set"));
        }
        if (reason == null && !state.discharge().currentExpectedDates().isEmpty()) {
            return new Decided.No(new CaseOutcome.Impossible("reason", "is needed: there is an expected date already"));
        }
        return new Decided.Fact(new ExpectedDateSet(stamp, date, reason == null ? "first date" : reason), stamp.id());
    }
}
