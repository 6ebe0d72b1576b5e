package org.homeward.housing.flat;

import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Refusal;
import org.homeward.housing.flat.persistence.Bookings.Recorded;
import org.jspecify.annotations.Nullable;

/** What came of a command on a booking. */
public sealed interface BookingOutcome {

    record Done(Recorded booking, Flat flat) implements BookingOutcome {}

    /** Everything stays as it is. @param current the booking as it stands; null where there is none yet */
    record Refused(Refusal reason, @Nullable Recorded current, Flat flat) implements BookingOutcome {}

    /** The stay is part of another one. */
    record Merged(String into) implements BookingOutcome {}

    /** Nobody will come: the stay was cancelled, or the person has died. */
    record StayEnded() implements BookingOutcome {}

    record UnknownFlat() implements BookingOutcome {}

    /** No such stay, or none that the caller may see. */
    record UnknownStay() implements BookingOutcome {}

    /** No such booking, or none that the caller may see. */
    record UnknownBooking() implements BookingOutcome {}
}
