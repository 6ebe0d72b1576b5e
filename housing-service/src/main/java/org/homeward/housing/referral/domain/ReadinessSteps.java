package org.homeward.housing.referral.domain;

import org.homeward.housing.referral.domain.HomeReadiness.Accessible;
import org.homeward.housing.referral.domain.HomeReadiness.AwaitingAccess;
import org.homeward.housing.referral.domain.HomeReadiness.Open;
import org.homeward.housing.referral.domain.HomeReadiness.Ordered;
import org.homeward.housing.referral.domain.Step.Taken;

/** The steps of making a home ready. */
final class ReadinessSteps {

    private ReadinessSteps() {}

    static Step of(HomeReadiness before, Wish wish) {
        return switch (wish) {
            case Wish.LetIn(var by)
            when before instanceof AwaitingAccess waiting -> new Taken(waiting.letIn(by), "access-given");
            case Wish.Order order
            when before instanceof Accessible accessible -> Steps.orderWork(order, accessible.order());
            case Wish.Complete() when before instanceof Accessible accessible -> Steps.complete(accessible.complete());
            case Wish.Complete() when before instanceof Ordered ordered -> Steps.complete(ordered.complete());
            case Wish.Withdraw() when before instanceof Open open -> Steps.withdraw(open.withdraw());
            case Wish.Close(var why)
            when before instanceof Open open -> Steps.close(why, Outcome.INCOMPLETE, open::close);
            default -> Steps.refuse("the home", before);
        };
    }
}
