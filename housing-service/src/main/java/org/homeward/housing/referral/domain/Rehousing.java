package org.homeward.housing.referral.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another home for somebody who has one and cannot go back to it: requested, registered with the authority, offered a
 * home, agreed, completed once the person has it. Its own clocks are the answer to an offer, then the day on which the
 * home can be had.
 */
public sealed interface Rehousing extends State {

    /** Why the person cannot go back. */
    enum Reason implements Coded {
        INACCESSIBLE,
        UNSAFE,
        UNFIT,
        OVERCROWDED,
        TOO_FAR_FROM_SUPPORT,
        HOUSEHOLD_ENDED,
        OTHER
    }

    /** @param features what the home must have, codes such as {@code ground-floor} */
    record Need(Reason reason, Set<String> features) {
        public Need {
            features = Set.copyOf(features);
        }
    }

    /**
     * A home that somebody may say yes or no to.
     *
     * @param availableFrom a day in Europe/London
     */
    record Offer(Instant answerBy, LocalDate availableFrom) {}

    Need need();

    /** Not over. */
    sealed interface Open extends Rehousing {

        default Over withdraw() {
            return new Over(this, new Ending.Withdrawn());
        }

        default Over close(Outcome why) {
            return new Over(this, new Ending.Closed(why));
        }
    }

    /** The authority does not have it yet. */
    record Requested(Need need) implements Open {

        @Override
        public String code() {
            return "requested";
        }

        /** @param reference what the authority calls it */
        public Registered register(@Nullable String reference) {
            return new Registered(need, reference);
        }
    }

    /** The person is on the housing register. */
    record Registered(Need need, @Nullable String reference) implements Open {

        @Override
        public String code() {
            return "registered";
        }

        @Override
        public boolean reachesAuthority() {
            return true;
        }

        public Offered offer(Offer offer) {
            return new Offered(need, reference, offer);
        }
    }

    /** There is a home, and nobody has said yes or no. */
    record Offered(Need need, @Nullable String reference, Offer offer) implements Open {

        @Override
        public String code() {
            return "offered";
        }

        @Override
        public Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.ANSWER, offer.answerBy());
        }

        public Agreed accept() {
            return new Agreed(need, reference, offer.availableFrom());
        }

        public Registered decline() {
            return new Registered(need, reference);
        }
    }

    /** The person will have this home. */
    record Agreed(Need need, @Nullable String reference, LocalDate availableFrom) implements Open {

        @Override
        public String code() {
            return "agreed";
        }

        @Override
        public Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.HOME, Days.end(availableFrom));
        }

        @Override
        public boolean takesJobs() {
            return true;
        }

        public Over complete() {
            return new Over(this, new Ending.Completed());
        }
    }

    /** @param last how it stood before, with all that was known */
    record Over(Open last, Ending ending) implements Rehousing, EndedState {

        @Override
        public Need need() {
            return last.need();
        }
    }
}
