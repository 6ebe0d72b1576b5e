package org.homeward.discharge.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day in hospital: red, with little or no value towards the discharge, unless somebody says with evidence that it was
 * green (ECIP, red and green bed days).
 *
 * @param date in Europe/London
 * @param ward {@code site/ward} where the patient was last on that day, null when nowhere
 * @param reason why it is red, or the evidence for green; null where nobody has said anything
 * @param by who said so, null where nobody has
 * @param isFinal whether the day is over: nothing that is said later changes it; of one that
 *     nobody had marked what was said on it may be heard late
 */
public record RedGreenDay(
        LocalDate date,
        @Nullable String ward,
        Colour colour,
        @Nullable String reason,
        @Nullable String by,
        boolean isFinal) {

    /** What a day is; each begins red. */
    public enum Colour {
        RED,
        GREEN
    }
}
