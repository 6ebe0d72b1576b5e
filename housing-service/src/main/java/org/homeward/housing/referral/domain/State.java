package org.homeward.housing.referral.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a referral stands: each type of referral has states of its own, and each state allows only what can follow it. */
public sealed interface State
        permits DutyToRefer,
                MinorAdaptation,
                DisabledFacilitiesGrant,
                HomeReadiness,
                Equipment,
                Rehousing,
                HousingAdvice,
                EndedState {

    /** As lists and events call it. */
    String code();

    /** Nothing more will be done. */
    default boolean isOver() {
        return false;
    }

    /**
     * By when what this state waits for has to have happened; null where it has no clock of its own.
     *
     * @param since when the state began
     * @param within how soon somebody has to be asked, what was sent has to be there, and its receipt here
     */
    default @Nullable Clock clock(Instant since, Duration within) {
        return null;
    }

    /** Whoever it is for has it from this state on. */
    default boolean reachesAuthority() {
        return false;
    }

    /** It came to nothing: what was ordered for it and is not done need not be done any more. */
    default boolean leavesJobsUndone() {
        return false;
    }

    /** Jobs can be ordered for it. */
    default boolean takesJobs() {
        return false;
    }

    /** A job for keys can be ordered for it, also where keys are what lets everybody else in. */
    default boolean takesKeys() {
        return takesJobs();
    }
}
