package org.homeward.housing.referral.domain;

import org.homeward.housing.referral.domain.Rehousing.Agreed;
import org.homeward.housing.referral.domain.Rehousing.Offered;
import org.homeward.housing.referral.domain.Rehousing.Open;
import org.homeward.housing.referral.domain.Rehousing.Registered;
import org.homeward.housing.referral.domain.Rehousing.Requested;
import org.homeward.housing.referral.domain.Step.Taken;

/** The steps of rehousing. */
final class RehousingSteps {

    private RehousingSteps() {}

    static Step of(Rehousing before, Wish wish) {
        return switch (wish) {
            case Wish.Register(var reference)
            when before instanceof Requested requested -> new Taken(requested.register(reference), "registered");
            case Wish.Offer(var home)
            when before instanceof Registered registered -> new Taken(registered.offer(home), "home-offered");
            case Wish.Accept() when before instanceof Offered offered -> new Taken(offered.accept(), "home-accepted");
            case Wish.Decline() when before instanceof Offered offered -> new Taken(offered.decline(), "home-declined");
            case Wish.Complete() when before instanceof Agreed agreed -> Steps.complete(agreed.complete());
            case Wish.Withdraw() when before instanceof Open open -> Steps.withdraw(open.withdraw());
            case Wish.Close(var why)
            when before instanceof Open open -> Steps.close(why, Outcome.INCOMPLETE, open::close);
            default -> Steps.refuse("the rehousing", before);
        };
    }
}
