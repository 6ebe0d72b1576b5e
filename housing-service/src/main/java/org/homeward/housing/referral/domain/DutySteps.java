package org.homeward.housing.referral.domain;

import org.homeward.housing.referral.domain.DutyToRefer.AcceptedForAssessment;
import org.homeward.housing.referral.domain.DutyToRefer.Consented;
import org.homeward.housing.referral.domain.DutyToRefer.Draft;
import org.homeward.housing.referral.domain.DutyToRefer.NoFurtherAction;
import org.homeward.housing.referral.domain.DutyToRefer.Open;
import org.homeward.housing.referral.domain.DutyToRefer.Receipted;
import org.homeward.housing.referral.domain.DutyToRefer.Sent;
import org.homeward.housing.referral.domain.Step.Refused;
import org.homeward.housing.referral.domain.Step.Taken;

/** The steps of the duty to refer. */
final class DutySteps {

    private DutySteps() {}

    static Step of(DutyToRefer before, Wish wish) {
        return switch (wish) {
            case Wish.GiveConsent(Consent consent)
            when before instanceof Draft draft -> new Taken(draft.consent(consent), "consent-given");
            case Wish.Withdraw() when before instanceof Open open -> new Taken(open.withdraw(), "withdrawn");
            case Wish.Send() when before instanceof Consented consented -> new Taken(consented.send(), "sent");
            case Wish.Receipt(var reference)
            when before instanceof Sent sent -> new Taken(sent.receipt(reference), "receipted");
            case Wish.Accept() when before instanceof Receipted receipted -> new Taken(receipted.accept(), "accepted");
            case Wish.Complete()
            when before instanceof Receipted receipted -> new Taken(receipted.complete(), "no-further-action");
            case Wish.Close(var outcome)
            when before instanceof AcceptedForAssessment accepted -> new Taken(accepted.close(outcome), "closed");
            case Wish.Close(var outcome)
            when before instanceof NoFurtherAction nothing -> new Taken(nothing.close(outcome), "closed");
            default -> new Refused("the duty to refer is " + before.code());
        };
    }
}
