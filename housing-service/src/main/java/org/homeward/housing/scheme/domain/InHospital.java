package org.homeward.housing.scheme.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.homeward.housing.flat.domain.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Another stay of the same person as an inpatient.
 *
 * @param until null while it lasts
 */
public record InHospital(Instant from, @Nullable Instant until, How how) {

    /** How the person came in. */
    public enum How {
        EMERGENCY,
        /** On a waiting list, booked, for a birth, or moved from another hospital without an emergency. */
        OTHER,
        NOT_KNOWN;

        /**
         * By the code of the NHS data dictionary for the admission method: 21 to 25, 28 and 2A to 2D are emergencies. A code
         * that is none of the dictionary's says nothing.
         */
        public static How of(@Nullable String method) {
            if (method == null) {
                return NOT_KNOWN;
            }
            if (method.matches("2[1-58A-Da-d]")) {
                return EMERGENCY;
            }
            return method.matches("1[1-3]|3[12]|8[1-479]") ? OTHER : NOT_KNOWN;
        }
    }

    /** Whether it lasted through the end of this day in Europe/London, when hospitals count who is there. */
    boolean isAtTheEndOf(LocalDate day) {
        Instant end = Moment.startOf(day.plusDays(1));
        return from.isBefore(end) && (until == null || !until.isBefore(end));
    }
}
