package org.homeward.discharge.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of the expected date of discharge.
 *
 * @param date in Europe/London
 * @param reason why, null for a hospital system's announcement
 * @param by who set it, or the feed
 * @param at when it was set
 * @param proposed whether it is a hospital system's announcement (A16), which stands until a person sets one
 * @param withdrawnAt when the hospital system took its announcement back (PV2-9 deleted), null while it stands
 */
public record ExpectedDate(
        LocalDate date,
        @Nullable String reason,
        String by,
        Instant at,
        boolean proposed,
        @Nullable Instant withdrawnAt) {

    /** An announcement that is taken back at this time; one that was before stays as it was. */
    ExpectedDate withdrawn(Instant time) {
        return withdrawnAt == null ? new ExpectedDate(date, reason, by, at, proposed, time) : this;
    }

    /**
     * When an expected date must have been set: of a planned admission before it, else within {@code limit} of it. Null
     * while nobody knows when the patient comes.
     */
    public static @Nullable Instant dueAt(@Nullable Instant admittedAt, boolean planned, Duration limit) {
        return admittedAt == null || planned ? admittedAt : admittedAt.plus(limit);
    }
}
