package org.homeward.acceptance.rig;

import org.jspecify.annotations.Nullable;

/** How a person's way from fit to home ends, and what it must look like then. */
public enum CareFate {
    HOME("started", null, true),
    BACK_IN_HOSPITAL("paused", null, true),
    MEETS_CRITERIA_AGAIN("withdrawn", "criteria-met-again", false),
    ADMITTED_BY_MISTAKE("withdrawn", "admission-cancelled", false),
    DIES("withdrawn", "died", false),
    NOBODY_TAKES_IT("unsourced", null, false),
    NOBODY_ANSWERS("offered", null, false);

    /** Of the package, in the end. */
    final String status;

    /** Why the package is over; null while it is not. */
    final @Nullable String reason;

    /** Whether hours stay promised. */
    final boolean holdsHours;

    CareFate(String status, @Nullable String reason, boolean holdsHours) {
        this.status = status;
        this.reason = reason;
        this.holdsHours = holdsHours;
    }

    /** Whether somebody accepts the package on the way there. */
    boolean isAccepted() {
        return this != NOBODY_TAKES_IT && this != NOBODY_ANSWERS;
    }

    /** Whether the person lies in hospital without need in the end, and must be on the worklist. */
    boolean waitsInHospital() {
        return this == NOBODY_TAKES_IT || this == NOBODY_ANSWERS;
    }
}
