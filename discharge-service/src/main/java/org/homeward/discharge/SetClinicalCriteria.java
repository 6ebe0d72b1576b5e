package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.domain.CaseFact.ClinicalCriteriaSet;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Sets the clinical criteria for discharge; every version is kept with its reason and author. */
@ApplicationScoped
public class SetClinicalCriteria {

    private final CaseTransaction transaction;

    SetClinicalCriteria(CaseTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * @param criteria in words
     * @param reason why they change; null is allowed for the first ones alone
     * @param answer how an outcome is told
     */
    public Answer set(
            CaseCommand command, String criteria, @Nullable String reason, Function<CaseOutcome, Answer> answer) {
        return transaction.run(command, (state, stamp) -> decide(state, stamp, criteria, reason), answer);
    }

    private static Decided decide(CaseState state, Stamp stamp, String criteria, @Nullable String reason) {
        if (!state.discharge().status().isOpen()) {
            return new Decided.No(
                    new CaseOutcome.Refused("stay-is-over", "the stay has ended or was cancelled", state));
        }
        if (reason == null
                && !state.discharge()
                        .current(state.discharge().clinicalCriteria())
                        .isEmpty()) {
            return new Decided.No(new CaseOutcome.Impossible("reason", "is needed: there are criteria already"));
        }
        String why = reason == null ? "first criteria" : reason;
        return new Decided.Fact(new ClinicalCriteriaSet(stamp, criteria, why), stamp.id());
    }
}
