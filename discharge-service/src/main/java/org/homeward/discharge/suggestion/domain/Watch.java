package org.homeward.discharge.suggestion.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something whose state tells what a patient waits for: a package of care, a referral.
 *
 * @param rule name of the rule that says what it stands for
 * @param source {@code package}, say
 * @param subject its id
 * @param status as its owner calls it
 * @param reasons every national reason that it can stand for in one of its states
 * @param now what it stands for in the state that it is in, null for nothing
 */
public record Watch(
        String rule,
        String source,
        String subject,
        String status,
        Set<String> reasons,
        @Nullable Wait now) {

    public Watch {
        reasons = Set.copyOf(reasons);
    }

    /**
     * A wait that the state tells of.
     *
     * @param reason code of the reference list
     * @param since when the state began
     * @param occasion another one for each time that the state is entered
     * @param owner who can end it
     * @param organisation whose delay it is
     */
    public record Wait(String reason, Instant since, String occasion, String owner, String organisation) {}
}
