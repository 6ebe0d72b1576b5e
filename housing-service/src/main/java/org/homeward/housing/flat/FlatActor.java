package org.homeward.housing.flat;

import java.util.function.Predicate;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.Flats;

/**
 * Who asks for something, and for whom.
 *
 * @param owner in whose name the caller keeps flats
 * @param actsForTrust whether the caller may act for a trust
 * @param actsForOwner whether the caller may act for whoever keeps a flat
 */
public record FlatActor(String owner, Predicate<String> actsForTrust, Predicate<String> actsForOwner) {

    public boolean mayChange(Flats.Recorded flat) {
        return actsForOwner.test(flat.owner());
    }

    /** A trust what is booked for its patients; whoever keeps the flat, what is booked of it. */
    public boolean mayChange(Bookings.Recorded booking, Flats.Recorded flat) {
        return actsForTrust.test(booking.trust()) || actsForOwner.test(flat.owner());
    }
}
