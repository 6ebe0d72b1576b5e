package org.homeward.housing.referral.domain;

import java.math.BigDecimal;
import org.homeward.housing.referral.domain.MinorAdaptation.Assessed;
import org.homeward.housing.referral.domain.MinorAdaptation.AwaitingLandlord;
import org.homeward.housing.referral.domain.MinorAdaptation.Open;
import org.homeward.housing.referral.domain.MinorAdaptation.Ordered;
import org.homeward.housing.referral.domain.MinorAdaptation.Requested;
import org.homeward.housing.referral.domain.Step.Taken;
import org.homeward.housing.referral.domain.Step.Unfit;

/** The steps of a minor adaptation. */
final class MinorSteps {

    private MinorSteps() {}

    static Step of(MinorAdaptation before, Wish wish, Rules rules) {
        return switch (wish) {
            case Wish.Assess assess when before instanceof Requested requested -> assess(requested, assess, rules);
            case Wish.LandlordAgrees()
            when before instanceof AwaitingLandlord waiting -> new Taken(waiting.landlordAgrees(), "landlord-agreed");
            case Wish.Order order when before instanceof Assessed assessed -> Steps.orderWork(order, assessed.order());
            case Wish.Complete() when before instanceof Ordered ordered -> Steps.complete(ordered.complete());
            case Wish.Withdraw() when before instanceof Open open -> Steps.withdraw(open.withdraw());
            case Wish.Close(var why)
            when before instanceof Open open -> Steps.close(why, Outcome.INCOMPLETE, open::close);
            default -> Steps.refuse("the adaptation", before);
        };
    }

    private static Step assess(Requested requested, Wish.Assess assess, Rules rules) {
        BigDecimal most = rules.on(assess.found().on(), Rules.MINOR_ADAPTATION);
        return assess.found().estimate().compareTo(most) > 0
                ? new Unfit(
                        "estimate",
                        "a minor adaptation costs at most " + most.toPlainString()
                                + " pounds; a larger one is raised as adaptation-dfg")
                : new Taken(requested.assess(assess.found(), assess.landlordAgrees()), "assessed");
    }
}
