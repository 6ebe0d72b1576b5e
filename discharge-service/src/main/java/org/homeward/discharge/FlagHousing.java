package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.domain.CaseFact.HousingFlagged;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.HousingFlag;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/**
 * Says whether a patient has a home to go to: at any time, before the admission, and of somebody who is registered in A&E
 * and never admitted. What a person says stands before what feeds say.
 */
@ApplicationScoped
public class FlagHousing {

    private final CaseTransaction transaction;

    FlagHousing(CaseTransaction transaction) {
        this.transaction = transaction;
    }

    /** @param answer how an outcome is told */
    public Answer flag(CaseCommand command, HousingFlag.Need need, Function<CaseOutcome, Answer> answer) {
        return transaction.run(command, (state, stamp) -> decide(state, stamp, need), answer);
    }

    private static Decided decide(CaseState state, Stamp stamp, HousingFlag.Need need) {
        DischargeCase.Status status = state.discharge().status();
        return status == DischargeCase.Status.CANCELLED || status == DischargeCase.Status.DIED
                ? new Decided.No(
                        new CaseOutcome.Refused("stay-is-over", "the stay was cancelled, or the patient died", state))
                : new Decided.Fact(new HousingFlagged(stamp, need), stamp.id());
    }
}
