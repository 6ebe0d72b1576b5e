package org.homeward.housing.referral.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The duty to refer somebody who is homeless, or threatened with it within 56 days, to a housing authority that they have
 * chosen (Housing Act 1996, section 213B): draft, consented, sent (or stuck, where nobody took it), receipted, then accepted
 * for assessment or no further action, closed; withdrawn from everywhere before the end. Consent can
 * be withdrawn at any time: of one that is closed too, which stays closed.
 */
public sealed interface DutyToRefer extends State {

    /** Not over, so that consent can be withdrawn. */
    sealed interface Open extends DutyToRefer {

        /** The consent that it rests on; null of a draft. */
        @Nullable
        Consent consent();

        default Withdrawn withdraw() {
            return new Withdrawn(consent());
        }
    }

    /**
     * It may be there: the authority may say so before it is known here, of one that did not get there as it was sent, or of
     * one that got there in another way.
     */
    sealed interface OnItsWay extends Open {

        @Override
        Consent consent();

        /** @param reference what the authority calls it */
        default Receipted receipt(@Nullable String reference) {
            return new Receipted(consent(), reference);
        }
    }

    /** Raised early; nobody was asked yet, and nothing is known of the person here. */
    record Draft() implements Open {

        @Override
        public Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.ASKING, since.plus(within));
        }

        @Override
        public @Nullable Consent consent() {
            return null;
        }

        @Override
        public String code() {
            return "draft";
        }

        public Consented consent(Consent given) {
            return new Consented(given);
        }
    }

    /** May be sent, and has not left yet. */
    record Consented(Consent consent) implements OnItsWay {

        @Override
        public String code() {
            return "consented";
        }

        @Override
        public Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.DELIVERY, since.plus(within));
        }

        public Sent send() {
            return new Sent(consent);
        }

        /** Nobody tries any more. */
        public Stuck giveUp() {
            return new Stuck(consent);
        }
    }

    /** It could not be delivered in time: somebody has to look now. */
    record Stuck(Consent consent) implements OnItsWay {

        @Override
        public String code() {
            return "stuck";
        }

        @Override
        public Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.DELIVERY, since);
        }

        /** Tries again, from the beginning. */
        public Consented deliverAgain() {
            return new Consented(consent);
        }
    }

    /** The authority has it; that it knows so, it has yet to say. */
    record Sent(Consent consent) implements OnItsWay {

        @Override
        public String code() {
            return "sent";
        }

        @Override
        public Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.RECEIPT, since.plus(within));
        }

        @Override
        public boolean reachesAuthority() {
            return true;
        }
    }

    /** The authority says that it has it. */
    record Receipted(Consent consent, @Nullable String reference) implements Open {

        @Override
        public String code() {
            return "receipted";
        }

        @Override
        public boolean reachesAuthority() {
            return true;
        }

        public AcceptedForAssessment accept() {
            return new AcceptedForAssessment(consent, reference);
        }

        public NoFurtherAction complete() {
            return new NoFurtherAction(consent, reference);
        }
    }

    /** The authority assesses what it owes to the person. */
    record AcceptedForAssessment(Consent consent, @Nullable String reference) implements Open {

        @Override
        public String code() {
            return "accepted";
        }

        public Closed close(@Nullable Outcome outcome) {
            return new Closed(consent, reference, outcome);
        }
    }

    /** The authority will do nothing more. */
    record NoFurtherAction(Consent consent, @Nullable String reference) implements Open {

        @Override
        public String code() {
            return "no-further-action";
        }

        public Closed close(@Nullable Outcome outcome) {
            return new Closed(consent, reference, outcome);
        }
    }

    /** @param outcome null where nobody said what came of it */
    record Closed(
            Consent consent,
            @Nullable String reference,
            @Nullable Outcome outcome) implements DutyToRefer {

        @Override
        public String code() {
            return "closed";
        }

        @Override
        public boolean isOver() {
            return true;
        }

        /** What came of it stays so. */
        public ClosedWithoutConsent withdrawConsent() {
            return new ClosedWithoutConsent(consent, reference, outcome);
        }
    }

    /** Closed, and nobody may know any more who the person is. @param given the consent that was given before */
    record ClosedWithoutConsent(
            Consent given,
            @Nullable String reference,
            @Nullable Outcome outcome) implements DutyToRefer {

        @Override
        public String code() {
            return "closed";
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }

    /**
     * The person does not want it any more.
     *
     * @param given the consent that was given before and is not any more; null of a draft
     */
    record Withdrawn(@Nullable Consent given) implements DutyToRefer {

        @Override
        public String code() {
            return "withdrawn";
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }
}
