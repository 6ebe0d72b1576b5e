package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.Criterion;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/** Records a review of the criteria to reside. It must be of a time at which the patient was in hospital. */
@ApplicationScoped
public class ReviewCriteria {

    private final CaseTransaction transaction;

    ReviewCriteria(CaseTransaction transaction) {
        this.transaction = transaction;
    }

    /** @param answer how an outcome is told */
    public Answer review(CaseCommand command, Criterion criterion, Function<CaseOutcome, Answer> answer) {
        return transaction.run(command, (state, stamp) -> decide(state, stamp, criterion), answer);
    }

    private static Decided decide(CaseState state, Stamp stamp, Criterion criterion) {
        if (!state.discharge().wasInHospital(stamp.occurredAt())) {
            return new Decided.No(new CaseOutcome.Refused(
                    "not-in-hospital", "the patient was not in hospital at the time of the review", state));
        }
        return new Decided.Fact(new CriteriaReviewed(stamp, criterion), stamp.id());
    }
}
