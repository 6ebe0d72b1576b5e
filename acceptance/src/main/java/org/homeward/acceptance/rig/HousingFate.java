package org.homeward.acceptance.rig;

/** How what is done about a person's housing ends, and what it must look like then. */
enum HousingFate {
    HAS_A_FLAT("accepted"),
    HAS_TWO_NIGHTS_MORE("accepted"),
    GIVES_THE_FLAT_BACK("receipted"),
    TAKES_CONSENT_BACK("withdrawn"),
    IS_NOT_HELPED("no-further-action");

    /** Of the duty to refer, in the end. */
    final String referral;

    HousingFate(String referral) {
        this.referral = referral;
    }

    /** Whether a flat is asked for on the way there. */
    boolean asksForAFlat() {
        return this != TAKES_CONSENT_BACK && this != IS_NOT_HELPED;
    }
}
