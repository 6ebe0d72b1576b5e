package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Decision;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.Flats;

/** Writes what was decided of a booking, and with it who has its flat when. The row of the flat is locked. */
@ApplicationScoped
class KeepBooking {

    private final Bookings bookings;
    private final OfferPlaces offers;

    KeepBooking(Bookings bookings, OfferPlaces offers) {
        this.bookings = bookings;
        this.offers = offers;
    }

    Diary diary(Connection connection, Flats.Recorded flat, Nights nights) throws SQLException {
        String id = flat.flat().id();
        List<Booking> known = bookings.of(connection, List.of(id), nights).getOrDefault(id, List.of());
        return new Diary(flat.flat(), known);
    }

    /** Frees what others wait for, too. @param now the booking as it is from now on */
    BookingOutcome keep(Connection connection, Decision.Accepted decision, Bookings.Recorded now, Flats.Recorded of)
            throws SQLException {
        Instant at = now.recordedAt();
        bookings.write(connection, now, decision.what());
        offers.settle(connection, decision, at);
        Flats.Recorded flat = offers.told(connection, of, at);
        if (decision.what().frees()) {
            offers.fill(connection, flat, at);
        }
        Bookings.Recorded kept = bookings.find(connection, now.known().id());
        return new BookingOutcome.Done(Objects.requireNonNull(kept), of.flat());
    }
}
