package org.homeward.discharge.care.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What councils agree differently.
 *
 * @param answerWithin how long a tier has for its answer (Buckinghamshire open list: 2 hours)
 * @param previousWithin how long who had accepted is asked first if the need returns (48 hours)
 * @param lapseAfter how long a package may pause (no national figure; facts 1.3)
 * @param lookAgain how often a package that nobody can be asked about is looked at, beside each change of a provider
 * @param reablementAtMost how long reablement is given, from the first visit on (facts 3.1: 6 weeks)
 * @param emergencyTier from this tier on it is emergency cover, which the risk pool pays
 */
public record Rules(
        Duration answerWithin,
        Duration previousWithin,
        Duration lapseAfter,
        Duration lookAgain,
        Duration reablementAtMost,
        int emergencyTier) {

    /** What holds where nobody agreed otherwise. */
    public static final Rules USUAL = new Rules(
            Duration.ofHours(2),
            Duration.ofHours(48),
            Duration.ofDays(14),
            Duration.ofMinutes(1),
            Duration.ofDays(42),
            9);

    /** The same with what a council has agreed; null for nothing. */
    public Rules of(@Nullable CouncilTerms council) {
        return council == null || council.lapseAfter() == null
                ? this
                : new Rules(
                        answerWithin, previousWithin, council.lapseAfter(), lookAgain, reablementAtMost, emergencyTier);
    }
}
