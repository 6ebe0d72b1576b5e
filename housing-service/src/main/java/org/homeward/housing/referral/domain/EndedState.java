package org.homeward.housing.referral.domain;

/** The last state of every type but the duty to refer: completed, closed or withdrawn. */
public sealed interface EndedState extends State
        permits MinorAdaptation.Over,
                DisabledFacilitiesGrant.Ended,
                HomeReadiness.Over,
                Equipment.Over,
                Rehousing.Over,
                HousingAdvice.Over {

    Ending ending();

    /** How it stood before, with all that was known. */
    State last();

    @Override
    default String code() {
        return ending().code();
    }

    @Override
    default boolean isOver() {
        return true;
    }

    @Override
    default boolean leavesJobsUndone() {
        return ending().cameToNothing();
    }
}
