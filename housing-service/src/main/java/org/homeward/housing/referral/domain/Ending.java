package org.homeward.housing.referral.domain;

import org.jspecify.annotations.Nullable;

/** How a referral that is not a duty to refer ended. */
public sealed interface Ending {

    /** The state, as lists and events call it. */
    String code();

    /** What was asked for did not come about. */
    default boolean cameToNothing() {
        return true;
    }

    /** Why what was asked for did not come about; null where it did, or the person did not want it any more. */
    default @Nullable Outcome why() {
        return null;
    }

    /** What was asked for is there; a person said so. */
    record Completed() implements Ending {
        @Override
        public String code() {
            return "completed";
        }

        @Override
        public boolean cameToNothing() {
            return false;
        }
    }

    /** It will not come about. */
    record Closed(Outcome why) implements Ending {
        @Override
        public String code() {
            return "closed";
        }
    }

    /** The person does not want it any more. */
    record Withdrawn() implements Ending {
        @Override
        public String code() {
            return "withdrawn";
        }
    }
}
