package org.homeward.discharge.person.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation that gives care says of a trusted assessment: it accepts it instead of making its own, or reports
 * back what is wrong with it (CQC and NHS Improvement, trusted assessors).
 *
 * @param organisation whose answer it is
 * @param flaw what is wrong, in words; null where it accepts
 * @param by the caller
 */
public record AssessmentAnswer(
        String organisation, @Nullable String flaw, String by, Instant at) {

    public boolean isAccepted() {
        return flaw == null;
    }
}
