package org.homeward.discharge.care.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Care that is given for a time, and goes on: reablement, for six weeks from the first visit of all (facts 3.1). No rule adds
 * the days of a pause, and none asks anything of a package that is paused. A review after that time is the way out: somebody
 * has decided that it goes on.
 */
public final class Overstay {

    private Overstay() {}

    /** When the time of a package is over that goes on, perhaps ahead; null where it has none, or where it was reviewed since. */
    public static @Nullable Instant since(PackageOfCare known, Rules rules) {
        Instant first = known.firstStartedAt();
        boolean isGiven = known.state() instanceof State.Started || known.state() instanceof State.HandbackNotice;
        if (first == null || !isGiven || known.need().service() != Service.REABLEMENT) {
            return null;
        }
        Instant over = first.plus(rules.reablementAtMost());
        Instant reviewed = known.milestones().reviewedAt();
        return reviewed == null || reviewed.isBefore(over) ? over : null;
    }
}
