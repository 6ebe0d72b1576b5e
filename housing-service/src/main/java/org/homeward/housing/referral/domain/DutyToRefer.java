package org.homeward.housing.referral.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The duty to refer somebody who is homeless, or threatened with it within 56 days, to a housing authority that they have
 * chosen (Housing Act 1996, section 213B): draft, consented, sent, receipted, then accepted for assessment or no further
 * action, closed; withdrawn from everywhere before the end.
 */
public sealed interface DutyToRefer extends State {

    /** Not over, so that consent can be withdrawn. */
    sealed interface Open extends DutyToRefer {

        default Withdrawn withdraw() {
            return new Withdrawn();
        }
    }

    /** Raised early; nobody was asked yet, and nothing is known of the person here. */
    record Draft() implements Open {

        @Override
        public String code() {
            return "draft";
        }

        public Consented consent(Consent given) {
            return new Consented(given);
        }
    }

    /** May be sent, and has not left yet. */
    record Consented(Consent consent) implements Open {

        @Override
        public String code() {
            return "consented";
        }

        @Override
        public Instant dueAt(Instant since, Duration receiptWithin) {
            return since.plus(receiptWithin);
        }

        public Sent send() {
            return new Sent(consent);
        }
    }

    /** The authority has it; that it knows so, it has yet to say. */
    record Sent(Consent consent) implements Open {

        @Override
        public String code() {
            return "sent";
        }

        @Override
        public Instant dueAt(Instant since, Duration receiptWithin) {
            return since.plus(receiptWithin);
        }

        @Override
        public boolean reachesAuthority() {
            return true;
        }

        /** @param reference what the authority calls it */
        public Receipted receipt(@Nullable String reference) {
            return new Receipted(consent, reference);
        }
    }

    /** The authority says that it has it. */
    record Receipted(Consent consent, @Nullable String reference) implements Open {

        @Override
        public String code() {
            return "receipted";
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
            return new Closed(consent, outcome);
        }
    }

    /** The authority will do nothing more. */
    record NoFurtherAction(Consent consent, @Nullable String reference) implements Open {

        @Override
        public String code() {
            return "no-further-action";
        }

        public Closed close(@Nullable Outcome outcome) {
            return new Closed(consent, outcome);
        }
    }

    /** @param outcome null where nobody said what came of it */
    record Closed(Consent consent, @Nullable Outcome outcome) implements DutyToRefer {

        @Override
        public String code() {
            return "closed";
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }

    /** The person does not want it any more. */
    record Withdrawn() implements DutyToRefer {

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
