package org.homeward.housing.referral.domain;

import java.util.List;

/** What came of a referral, as far as lists and returns need to know. */
public enum Outcome implements Coded {
    /** Has a home to go to. */
    HOUSED,
    /** Keeps the home that was in danger. */
    HOMELESSNESS_PREVENTED,
    TEMPORARY_PLACE,
    SUPPORT_ONLY,
    NOT_OWED,
    /** Cannot be found or does not answer. */
    LOST_CONTACT,
    /** Found not to be needed. */
    NOT_NEEDED,
    /** Offered and not wanted as it was offered. */
    DECLINED,
    NOT_ELIGIBLE,
    /** Not reasonable or practicable in this home. */
    NOT_POSSIBLE,
    /** The person or the family saw to it, or somebody else did. */
    ARRANGED_ELSEWHERE,
    DIED,
    OTHER;

    /** What a duty to refer can be closed with. */
    public static final List<Outcome> OF_A_DUTY =
            List.of(HOUSED, HOMELESSNESS_PREVENTED, TEMPORARY_PLACE, SUPPORT_ONLY, NOT_OWED, LOST_CONTACT, OTHER);

    /** Why any other referral is closed before it is complete. */
    public static final List<Outcome> INCOMPLETE =
            List.of(NOT_NEEDED, DECLINED, NOT_ELIGIBLE, NOT_POSSIBLE, ARRANGED_ELSEWHERE, LOST_CONTACT, DIED, OTHER);

    public static String codes(List<Outcome> some) {
        return String.join(", ", some.stream().map(Coded::code).toList());
    }
}
