package org.homeward.housing.scheme.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody for whom a scheme was asked, in one stay. Days are those of Europe/London.
 *
 * @param referrals referrals and bookings of the scheme for this stay
 * @param asked the first of them
 * @param isHelped whether one of them was completed, or a flat was booked and not cancelled
 * @param isRehoused whether a referral ended with a home
 * @param completed when the last referral was completed; null if none was
 * @param ready national discharge ready date; null if nobody has said
 * @param afterwards null while the person is in hospital, or if they died there
 * @param followUps how each of them stands; none where nobody was referred
 * @param cost of flats and jobs
 */
public record Person(
        int referrals,
        LocalDate asked,
        boolean isHelped,
        boolean isRehoused,
        @Nullable LocalDate completed,
        @Nullable LocalDate ready,
        @Nullable Afterwards afterwards,
        List<FollowUp> followUps,
        Cost cost) {

    public Person {
        followUps = List.copyOf(followUps);
    }

    /** From the first request until the person has left hospital and what was asked for is done; null while it lasts. */
    @Nullable
    Long daysToHome() {
        if (!isHelped || afterwards == null) {
            return null;
        }
        LocalDate left = afterwards.left();
        LocalDate home = completed != null && completed.isAfter(left) ? completed : left;
        return home.isBefore(asked) ? null : ChronoUnit.DAYS.between(asked, home);
    }

    /** From the ready date to leaving; null where either is not known. */
    @Nullable
    Long daysWaited() {
        return isHelped
                        && afterwards != null
                        && ready != null
                        && !afterwards.left().isBefore(ready)
                ? ChronoUnit.DAYS.between(ready, afterwards.left())
                : null;
    }

    /** The day on which the person left; null while they are there. */
    @Nullable
    LocalDate left() {
        return afterwards == null ? null : afterwards.left();
    }
}
