package org.homeward.housing.referral.domain;

import org.homeward.housing.referral.domain.DutyToRefer.AcceptedForAssessment;
import org.homeward.housing.referral.domain.DutyToRefer.Closed;
import org.homeward.housing.referral.domain.DutyToRefer.ClosedWithoutConsent;
import org.homeward.housing.referral.domain.DutyToRefer.Consented;
import org.homeward.housing.referral.domain.DutyToRefer.Draft;
import org.homeward.housing.referral.domain.DutyToRefer.NoFurtherAction;
import org.homeward.housing.referral.domain.DutyToRefer.OnItsWay;
import org.homeward.housing.referral.domain.DutyToRefer.Open;
import org.homeward.housing.referral.domain.DutyToRefer.Receipted;
import org.homeward.housing.referral.domain.DutyToRefer.Stuck;
import org.homeward.housing.referral.domain.DutyToRefer.Withdrawn;
import org.homeward.housing.referral.domain.Step.Taken;
import org.jspecify.annotations.Nullable;

/** The steps of the duty to refer. */
final class DutySteps {

    private DutySteps() {}

    static Step of(DutyToRefer before, Wish wish) {
        return switch (wish) {
            case Wish.GiveConsent(Consent consent)
            when before instanceof Draft draft -> new Taken(draft.consent(consent), "consent-given");
            case Wish.Withdraw() when before instanceof Open open -> new Taken(open.withdraw(), "withdrawn");
            case Wish.Withdraw()
            when before instanceof Closed closed -> new Taken(closed.withdrawConsent(), "consent-withdrawn");
            case Wish.Send() when before instanceof Consented consented -> new Taken(consented.send(), "sent");
            case Wish.GiveUp()
            when before instanceof Consented consented -> new Taken(consented.giveUp(), "delivery-stuck");
            case Wish.DeliverAgain()
            when before instanceof Stuck stuck -> new Taken(stuck.deliverAgain(), "delivery-resumed");
            case Wish.DeliverAgain()
            when before instanceof Withdrawn || before instanceof ClosedWithoutConsent ->
                new Taken(before, "delivery-resumed");
            case Wish.Receipt(var reference)
            when before instanceof OnItsWay onItsWay -> new Taken(onItsWay.receipt(reference), "receipted");
            case Wish.Accept() when before instanceof Receipted receipted -> new Taken(receipted.accept(), "accepted");
            case Wish.Complete()
            when before instanceof Receipted receipted -> new Taken(receipted.complete(), "no-further-action");
            case Wish.Close(var outcome)
            when before instanceof AcceptedForAssessment accepted -> close(outcome, accepted.close(outcome));
            case Wish.Close(var outcome)
            when before instanceof NoFurtherAction nothing -> close(outcome, nothing.close(outcome));
            default -> Steps.refuse("the duty to refer", before);
        };
    }

    /** Nobody need say what came of it. */
    private static Step close(@Nullable Outcome outcome, State closed) {
        return outcome == null
                ? new Taken(closed, "closed")
                : Steps.close(outcome, Outcome.OF_A_DUTY, allowed -> closed);
    }
}
