package org.homeward.discharge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed between two states of a case, as the name of the event that tells of it. */
public enum CaseChange {
    DECLARED("declared"),
    WITHDRAWN("withdrawn"),
    PATHWAY_DECIDED("pathway-decided"),
    DELAY_OPENED("delay-opened"),
    DELAY_CLOSED("delay-closed"),
    DISCHARGE_EXPECTED("discharge-expected"),
    CASE_CHANGED("case-changed");

    private final String text;

    CaseChange(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Of several changes at once the one that stands first here; the event carries the whole state anyway. */
    public static CaseChange between(@Nullable DischargeCase before, DischargeCase after) {
        boolean was = before != null && before.status() == DischargeCase.Status.READY;
        boolean is = after.status() == DischargeCase.Status.READY;
        if (was != is) {
            return is ? DECLARED : after.status() == DischargeCase.Status.DISCHARGED ? CASE_CHANGED : WITHDRAWN;
        }
        List<Delay> open = before == null ? List.of() : before.openDelays();
        if (before == null ? !after.pathways().isEmpty() : !before.pathways().equals(after.pathways())) {
            return PATHWAY_DECIDED;
        }
        if (!open.containsAll(after.openDelays())) {
            return DELAY_OPENED;
        }
        if (!after.openDelays().containsAll(open)) {
            return DELAY_CLOSED;
        }
        List<ExpectedDate> expected = before == null ? List.of() : before.expectedDates();
        return expected.equals(after.expectedDates()) ? CASE_CHANGED : DISCHARGE_EXPECTED;
    }
}
