package org.homeward.housing.referral.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Applied;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Approved;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Assessed;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.AwaitingLandlord;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Open;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Ordered;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Requested;
import org.homeward.housing.referral.domain.Grant.Application;
import org.homeward.housing.referral.domain.Grant.Approval;
import org.homeward.housing.referral.domain.Grant.Refusal;
import org.homeward.housing.referral.domain.Grant.Route;
import org.homeward.housing.referral.domain.Step.Taken;
import org.homeward.housing.referral.domain.Step.Unfit;

/** The steps of an adaptation by Disabled Facilities Grant. */
final class GrantSteps {

    private GrantSteps() {}

    static Step of(DisabledFacilitiesGrant before, Wish wish, Rules rules) {
        return switch (wish) {
            case Wish.Assess(var found, var agrees)
            when before instanceof Requested requested -> new Taken(requested.assess(found, agrees), "assessed");
            case Wish.LandlordAgrees()
            when before instanceof AwaitingLandlord waiting -> new Taken(waiting.landlordAgrees(), "landlord-agreed");
            case Wish.Apply apply when before instanceof Assessed assessed -> apply(assessed, apply, rules);
            case Wish.Approve approve when before instanceof Applied applied -> approve(applied, approve, rules);
            case Wish.Refuse(var refusal) when before instanceof Applied applied -> refuse(applied, refusal);
            case Wish.Order order when before instanceof Approved approved -> Steps.orderWork(order, approved.order());
            case Wish.Complete() when before instanceof Ordered ordered -> Steps.complete(ordered.complete());
            case Wish.Withdraw() when before instanceof Open open -> Steps.withdraw(open.withdraw());
            case Wish.Close(var why)
            when before instanceof Open open -> Steps.close(why, Outcome.INCOMPLETE, open::close);
            default -> Steps.refuse("the grant case", before);
        };
    }

    private static Step apply(Assessed assessed, Wish.Apply apply, Rules rules) {
        return new Taken(
                assessed.apply(new Application(
                        apply.on(),
                        apply.route(),
                        apply.amount(),
                        apply.reference(),
                        after(apply.on(), rules, Rules.GRANT_DECISION))),
                "applied");
    }

    /** The limit is that of the day of the application; what the authority adds by its own policy has none. */
    private static Step approve(Applied applied, Wish.Approve approve, Rules rules) {
        Application application = applied.application();
        BigDecimal most = rules.on(application.on(), Rules.MANDATORY_GRANT);
        if (application.route() == Route.MANDATORY && approve.amount().compareTo(most) > 0) {
            return new Unfit(
                    "amount",
                    "a mandatory grant is at most " + most.toPlainString() + " pounds; the rest is given as topUp");
        }
        return approve.on().isBefore(application.on())
                ? beforeTheApplication()
                : new Taken(
                        applied.approve(new Approval(
                                approve.on(),
                                approve.amount(),
                                approve.topUp(),
                                after(approve.on(), rules, Rules.GRANT_WORKS),
                                rules.version())),
                        "approved");
    }

    private static Step refuse(Applied applied, Refusal refusal) {
        return refusal.on().isBefore(applied.application().on())
                ? beforeTheApplication()
                : new Taken(applied.refuse(refusal), "refused");
    }

    private static Unfit beforeTheApplication() {
        return new Unfit("on", "must not lie before the application");
    }

    private static LocalDate after(LocalDate day, Rules rules, String months) {
        return day.plusMonths(rules.on(day, months).longValueExact());
    }
}
