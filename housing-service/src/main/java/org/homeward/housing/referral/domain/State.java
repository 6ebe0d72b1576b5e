package org.homeward.housing.referral.domain;

/** How a referral stands: each type of referral has states of its own, and each state allows only what can follow it. */
public sealed interface State permits DutyToRefer {

    /** As lists and events call it. */
    String code();

    /** Nothing more will be done. */
    boolean isOver();
}
