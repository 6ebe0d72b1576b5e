package org.homeward.housing.referral.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Advice to somebody in hospital about their home: requested, appointed, completed. Its own clock is the appointment.
 */
public sealed interface HousingAdvice extends State {

    /** What advice is wanted about. */
    enum Topic implements Coded {
        BENEFITS,
        RENT_ARREARS,
        EVICTION,
        TENANCY,
        REPAIRS,
        FUEL_COSTS,
        MOVING,
        OTHER
    }

    Set<Topic> topics();

    /** Not over. */
    sealed interface Open extends HousingAdvice {

        default Over withdraw() {
            return new Over(this, new Ending.Withdrawn());
        }

        default Over close(Outcome why) {
            return new Over(this, new Ending.Closed(why));
        }

        /** @param at when somebody sees or calls the person; one that was missed is made anew */
        default Appointed appoint(Instant at) {
            return new Appointed(topics(), at);
        }

        /** Advice was given. */
        default Over complete() {
            return new Over(this, new Ending.Completed());
        }
    }

    record Requested(Set<Topic> topics) implements Open {
        public Requested {
            topics = Set.copyOf(topics);
        }

        @Override
        public String code() {
            return "requested";
        }
    }

    /** Somebody sees or calls the person then. */
    record Appointed(Set<Topic> topics, Instant at) implements Open {
        public Appointed {
            topics = Set.copyOf(topics);
        }

        @Override
        public String code() {
            return "appointed";
        }

        @Override
        public Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.APPOINTMENT, at);
        }
    }

    /** @param last how it stood before, with all that was known */
    record Over(Open last, Ending ending) implements HousingAdvice, EndedState {

        @Override
        public Set<Topic> topics() {
            return last.topics();
        }
    }
}
