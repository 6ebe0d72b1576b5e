package org.homeward.housing.referral.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A home that is there and not fit to go back to yet: awaiting access, accessible, ordered, completed. Nobody enters a
 * home before it is known who lets them in, but whoever makes the keys: where those are needed, that job is what gives
 * access. Its own clock is the day on which the person is expected to leave.
 */
public sealed interface HomeReadiness extends State {

    /** What the home needs. */
    enum Need implements Coded {
        KEYS,
        CLEAR,
        CLEAN,
        REPAIR,
        HEATING,
        DAMP
    }

    /** Who lets people in. */
    enum Access implements Coded {
        PERSON,
        FAMILY,
        CARER,
        LANDLORD,
        KEY_SAFE
    }

    Set<Need> needs();

    /** @param access null while nobody knows who lets people in */
    static Open raise(Set<Need> needs, @Nullable Access access) {
        AwaitingAccess raised = new AwaitingAccess(needs);
        return access == null ? raised : raised.letIn(access);
    }

    /** Not over. */
    sealed interface Open extends HomeReadiness {

        default Over withdraw() {
            return new Over(this, new Ending.Withdrawn());
        }

        default Over close(Outcome why) {
            return new Over(this, new Ending.Closed(why));
        }
    }

    /** Nobody knows who lets people in. */
    record AwaitingAccess(Set<Need> needs) implements Open {
        public AwaitingAccess {
            needs = Set.copyOf(needs);
        }

        @Override
        public String code() {
            return "awaiting-access";
        }

        @Override
        public boolean takesKeys() {
            return needs.contains(Need.KEYS);
        }

        public Accessible letIn(Access by) {
            return new Accessible(needs, by);
        }
    }

    /** People can get in, and nobody is told to yet. */
    record Accessible(Set<Need> needs, Access access) implements Open {
        public Accessible {
            needs = Set.copyOf(needs);
        }

        @Override
        public String code() {
            return "accessible";
        }

        @Override
        public boolean takesJobs() {
            return true;
        }

        public Ordered order() {
            return new Ordered(needs, access);
        }

        /** Somebody has seen to it unasked, such as the family. */
        public Over complete() {
            return new Over(this, new Ending.Completed());
        }
    }

    /** Those who do it were told. */
    record Ordered(Set<Need> needs, Access access) implements Open {
        public Ordered {
            needs = Set.copyOf(needs);
        }

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
    record Over(Open last, Ending ending) implements HomeReadiness, EndedState {

        @Override
        public Set<Need> needs() {
            return last.needs();
        }
    }
}
