package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Circumstances;
import org.homeward.housing.flat.domain.Decision;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.Flats;
import org.homeward.housing.flat.persistence.StayEnds;
import org.homeward.housing.flat.persistence.Suiting;
import org.homeward.housing.flat.persistence.WaitingList;
import org.homeward.housing.flat.persistence.WaitingList.Place;
import org.jspecify.annotations.Nullable;

/** Offers what is free of a flat to those in line, in the transaction that has freed it: nobody slips in between. */
@ApplicationScoped
class OfferPlaces {

    private final Flats flats;
    private final Bookings bookings;
    private final WaitingList line;
    private final Suiting suiting;
    private final StayEnds ends;
    private final Duration answerWithin;
    private final Duration offerAgain;

    OfferPlaces(
            Flats flats,
            Bookings bookings,
            WaitingList line,
            Suiting suiting,
            StayEnds ends,
            @ConfigProperty(name = "homeward.flats.answer-within") Duration answerWithin,
            @ConfigProperty(name = "homeward.flats.offer-again") Duration offerAgain) {
        this.flats = flats;
        this.bookings = bookings;
        this.line = line;
        this.suiting = suiting;
        this.ends = ends;
        this.answerWithin = answerWithin;
        this.offerAgain = offerAgain;
    }

    /** The row of the flat is locked. Gives the flat as it stands afterwards. */
    Flats.Recorded fill(Connection connection, Flats.Recorded flat, Instant now) throws SQLException {
        Flats.Recorded stands = flat;
        for (Place at = suiting.next(connection, flat.flat(), Place.HEAD);
                at != null;
                at = suiting.next(connection, flat.flat(), at)) {
            // Whoever is asked about another flat at this moment is waited for, or somebody behind would get this one.
            WaitingList.Recorded next = line.lock(connection, at.entry());
            Decision.Accepted offer = next == null ? null : offer(connection, stands, next.entry(), new Moment(now));
            if (next != null && offer != null) {
                Booking made = offer.after();
                bookings.write(
                        connection,
                        new Bookings.Recorded(made, next.trust(), 1, now, Circumstances.NONE),
                        offer.what());
                become(connection, next, next.entry().in(new Waiting.State.Offered(made.id())), now);
                stands = told(connection, stands, now);
            }
        }
        return stands;
    }

    /** What an answer to an offer, none in time, or a flat that was booked directly means for who was in line. */
    void settle(Connection connection, Decision.Accepted decision, Instant now) throws SQLException {
        Booking booking = decision.after();
        WaitingList.Recorded asked = switch (decision.what()) {
            case ACCEPTED, DECLINED, EXPIRED -> line.offered(connection, booking.id());
            case MADE -> line.live(connection, booking.stay());
            default -> null;
        };
        if (asked != null) {
            Waiting entry = asked.entry();
            Waiting after = switch (decision.what()) {
                case ACCEPTED, MADE -> entry.in(new Waiting.State.Housed(booking.id()));
                case EXPIRED ->
                    ends.of(connection, entry).withoutOffer(entry.notAnswering(booking.flat(), now.plus(offerAgain)));
                default -> ends.of(connection, entry).withoutOffer(entry.declining(booking.flat()));
            };
            become(connection, asked, after, now);
        }
    }

    /** Raises the version of the flat and tells who has it when. */
    Flats.Recorded told(Connection connection, Flats.Recorded flat, Instant now) throws SQLException {
        String id = flat.flat().id();
        List<Booking> open = bookings.open(connection, List.of(id)).getOrDefault(id, List.of());
        return flats.write(connection, new Flats.Recorded(flat.flat(), flat.owner(), flat.version() + 1, now), open);
    }

    private Decision.@Nullable Accepted offer(Connection connection, Flats.Recorded flat, Waiting entry, Moment now)
            throws SQLException {
        Diary.Wish wish = entry.wish(flat.flat(), now);
        if (wish == null) {
            return null;
        }
        String id = flat.flat().id();
        List<Booking> known =
                bookings.of(connection, List.of(id), wish.nights()).getOrDefault(id, List.of());
        return new Diary(flat.flat(), known).offer(wish, now.at().plus(answerWithin), now)
                        instanceof Decision.Accepted offer
                ? offer
                : null;
    }

    private void become(Connection connection, WaitingList.Recorded before, Waiting after, Instant now)
            throws SQLException {
        line.write(connection, new WaitingList.Recorded(after, before.trust(), before.version() + 1, now));
    }
}
