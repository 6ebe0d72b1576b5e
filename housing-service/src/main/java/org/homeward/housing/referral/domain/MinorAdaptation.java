package org.homeward.housing.referral.domain;

import java.util.Set;

/**
 * A small change to a home, such as a grab rail, that a council makes free of charge: requested, assessed (a tenant's
 * waits for the landlord), ordered, completed. Its own clock is the day on which the person is expected to leave.
 */
public sealed interface MinorAdaptation extends State {

    /** What may be asked for. */
    enum Work implements Coded {
        GRAB_RAIL,
        STAIR_RAIL,
        RAMP,
        STEP,
        KEY_SAFE,
        LEVER_TAPS,
        DOOR,
        LIGHTING,
        OTHER
    }

    /** What is asked for, and in whose home. */
    record Need(Set<Work> works, Tenure tenure) {
        public Need {
            works = Set.copyOf(works);
        }
    }

    Need need();

    /** Not over. */
    sealed interface Open extends MinorAdaptation {

        default Over withdraw() {
            return new Over(this, new Ending.Withdrawn());
        }

        default Over close(Outcome why) {
            return new Over(this, new Ending.Closed(why));
        }
    }

    /** Nobody has looked yet. */
    record Requested(Need need) implements Open {

        @Override
        public String code() {
            return "requested";
        }

        /** @param landlordAgrees whether the landlord of a tenant has agreed already */
        public Open assess(Assessment found, boolean landlordAgrees) {
            return need.tenure().needsLandlord() && !landlordAgrees
                    ? new AwaitingLandlord(need, found)
                    : new Assessed(need, found);
        }
    }

    /** It is known what is necessary; the landlord has yet to agree. */
    record AwaitingLandlord(Need need, Assessment assessment) implements Open {

        @Override
        public String code() {
            return "awaiting-landlord";
        }

        public Assessed landlordAgrees() {
            return new Assessed(need, assessment);
        }
    }

    /** It is known what is necessary, and it may be done. */
    record Assessed(Need need, Assessment assessment) implements Open {

        @Override
        public String code() {
            return "assessed";
        }

        @Override
        public boolean takesJobs() {
            return true;
        }

        public Ordered order() {
            return new Ordered(need, assessment);
        }
    }

    /** Those who do it were told. */
    record Ordered(Need need, Assessment assessment) implements Open {

        @Override
        public String code() {
            return "ordered";
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
    record Over(Open last, Ending ending) implements MinorAdaptation, EndedState {

        @Override
        public Need need() {
            return last.need();
        }
    }
}
