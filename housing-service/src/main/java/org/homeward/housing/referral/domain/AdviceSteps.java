package org.homeward.housing.referral.domain;

import org.homeward.housing.referral.domain.HousingAdvice.Open;
import org.homeward.housing.referral.domain.Step.Taken;

/** The steps of housing advice. */
final class AdviceSteps {

    private AdviceSteps() {}

    static Step of(HousingAdvice before, Wish wish) {
        return switch (wish) {
            case Wish.Appoint(var at) when before instanceof Open open -> new Taken(open.appoint(at), "appointed");
            case Wish.Complete() when before instanceof Open open -> Steps.complete(open.complete());
            case Wish.Withdraw() when before instanceof Open open -> Steps.withdraw(open.withdraw());
            case Wish.Close(var why)
            when before instanceof Open open -> Steps.close(why, Outcome.INCOMPLETE, open::close);
            default -> Steps.refuse("the advice", before);
        };
    }
}
