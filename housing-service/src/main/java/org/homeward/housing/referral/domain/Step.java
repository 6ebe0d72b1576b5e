package org.homeward.housing.referral.domain;

/** What comes of a wish. */
public sealed interface Step {

    /** @param what past tense, as the event says it */
    record Taken(State after, String what) implements Step {}

    /** The referral does not stand so that this could be done. */
    record Refused(String detail) implements Step {}

    /** What state and wish make of each other; nothing that is not in one of the tables can happen. */
    static Step of(State before, Wish wish) {
        return switch (before) {
            case DutyToRefer duty -> DutySteps.of(duty, wish);
        };
    }
}
