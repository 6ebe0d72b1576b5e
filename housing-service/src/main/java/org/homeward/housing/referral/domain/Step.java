package org.homeward.housing.referral.domain;

/** What comes of a wish. */
public sealed interface Step {

    /** @param what past tense, as the event says it */
    record Taken(State after, String what) implements Step {}

    /** The referral does not stand so that this could be done. */
    record Refused(String detail) implements Step {}

    /** It could be done, and not with what was said. @param field of the body */
    record Unfit(String field, String detail) implements Step {}

    /** What state and wish make of each other; nothing that is not in one of the tables can happen. */
    static Step of(State before, Wish wish, Rules rules) {
        return switch (before) {
            case DutyToRefer duty -> DutySteps.of(duty, wish);
            case MinorAdaptation minor -> MinorSteps.of(minor, wish, rules);
            case DisabledFacilitiesGrant grant -> GrantSteps.of(grant, wish, rules);
            case HomeReadiness home -> ReadinessSteps.of(home, wish);
            case Equipment equipment -> EquipmentSteps.of(equipment, wish);
            case Rehousing rehousing -> RehousingSteps.of(rehousing, wish);
            case HousingAdvice advice -> AdviceSteps.of(advice, wish);
        };
    }
}
