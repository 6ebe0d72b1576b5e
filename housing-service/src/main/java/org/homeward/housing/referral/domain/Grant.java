package org.homeward.housing.referral.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is applied for, and decided, of a Disabled Facilities Grant. */
public final class Grant {

    private Grant() {}

    /** What the grant is for (section 23, and SI 2008/1189 for the garden). */
    public enum Purpose implements Coded {
        ACCESS_TO_HOME,
        SAFETY,
        LIVING_ROOM,
        BEDROOM,
        TOILET,
        BATH_OR_SHOWER,
        WASHBASIN,
        FOOD_PREPARATION,
        HEATING,
        CONTROLS,
        CARE_OF_ANOTHER,
        GARDEN
    }

    /** What it rests on. A discretionary one (for hospital discharge, by the authority's policy) has no national limit. */
    public enum Route implements Coded {
        MANDATORY,
        DISCRETIONARY
    }

    /** Why an authority refuses. */
    public enum RefusalReason implements Coded {
        NOT_NECESSARY_AND_APPROPRIATE,
        NOT_REASONABLE_AND_PRACTICABLE,
        MEANS,
        NOT_ENTITLED,
        WORK_ALREADY_BEGUN,
        OTHER
    }

    /**
     * What was applied for.
     *
     * @param on the day of the application, in Europe/London
     * @param amount in pounds
     * @param reference what the authority calls it
     * @param decisionBy the last day for the decision
     */
    public record Application(
            LocalDate on,
            Route route,
            BigDecimal amount,
            @Nullable String reference,
            LocalDate decisionBy) {}

    /**
     * What the authority pays.
     *
     * @param on the day of the decision, in Europe/London
     * @param amount in pounds, within the limit of a mandatory grant
     * @param topUp what the authority adds by its own policy, in pounds; null for nothing
     * @param worksBy the last day for the work
     * @param rules version of the limits that it was held against
     */
    public record Approval(
            LocalDate on, BigDecimal amount, @Nullable BigDecimal topUp, LocalDate worksBy, String rules) {}

    /** That the authority does not pay. */
    public record Refusal(LocalDate on, RefusalReason reason) {}
}
