package org.homeward.discharge.domain;

import org.homeward.discharge.domain.DischargeCase.Status;

/** What changed between two states of a case, as the name of the event that tells of it. */
public enum CaseChange {
    /** The patient no longer meets the criteria to reside. */
    DECLARED("declared"),
    /** The patient is in hospital and not ready any more, has died, or was never there. */
    WITHDRAWN("withdrawn"),
    PATHWAY_DECIDED("pathway-decided"),
    DELAY_OPENED("delay-opened"),
    DELAY_CLOSED("delay-closed"),
    DISCHARGE_EXPECTED("discharge-expected"),
    /** Anything else: an admission, a discharge, a review that confirms the one before. */
    CASE_CHANGED("case-changed");

    private final String text;

    CaseChange(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Of several changes at once the one that stands first here; the event carries the whole state anyway. */
    public static CaseChange between(Standing before, Standing after) {
        boolean was = before.status() == Status.READY;
        boolean is = after.status() == Status.READY;
        if (is && !was) {
            return DECLARED;
        }
        if (was && !is && after.status() != Status.DISCHARGED) {
            return WITHDRAWN;
        }
        if (!before.pathways().containsAll(after.pathways())) {
            return PATHWAY_DECIDED;
        }
        if (!before.openDelays().containsAll(after.openDelays())) {
            return DELAY_OPENED;
        }
        if (!after.openDelays().containsAll(before.openDelays())) {
            return DELAY_CLOSED;
        }
        return before.expectedDates().containsAll(after.expectedDates()) ? CASE_CHANGED : DISCHARGE_EXPECTED;
    }
}
