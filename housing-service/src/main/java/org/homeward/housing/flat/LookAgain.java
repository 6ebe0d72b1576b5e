package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.flat.domain.Decision;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Match.Search;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.FlatSearch;
import org.homeward.housing.flat.persistence.Flats;
import org.homeward.housing.flat.persistence.WaitingList;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;

/**
 * Does what time alone decides: offers that nobody has answered go to the next in line, and those in line are offered
 * what is free by now. Any number of replicas may: each flat is locked, and what is done is no longer due.
 */
@ApplicationScoped
public class LookAgain {

    private static final int LOOKED_AT = 200;
    private static final int FLATS_EACH = 20;

    private final Transactions transactions;
    private final Relay relay;
    private final Flats flats;
    private final Bookings bookings;
    private final FlatSearch search;
    private final WaitingList line;
    private final KeepBooking keep;
    private final OfferPlaces offers;

    LookAgain(
            Transactions transactions,
            Relay relay,
            Flats flats,
            Bookings bookings,
            FlatSearch search,
            WaitingList line,
            KeepBooking keep,
            OfferPlaces offers) {
        this.transactions = transactions;
        this.relay = relay;
        this.flats = flats;
        this.bookings = bookings;
        this.search = search;
        this.line = line;
        this.keep = keep;
        this.offers = offers;
    }

    /** Ends offers whose time is over, or whose person waits no more; gives how many. One offer is one transaction. */
    public int expire() {
        int count = 0;
        while (transactions.<Boolean>run(this::expireOne)) {
            count++;
        }
        if (count > 0) {
            relay.kick();
        }
        return count;
    }

    /** Offers those in line, in order, what is free for them. */
    public void lookAgain() {
        List<WaitingList.Recorded> waiting = transactions.search(connection -> line.line(connection, LOOKED_AT));
        for (WaitingList.Recorded one : waiting) {
            if (one.entry().state() instanceof Waiting.State.Waits) {
                transactions.perform(connection -> offer(connection, one.entry()));
            }
        }
        relay.kick();
    }

    /** A flat that is free for this one is offered to whoever comes first in line for it. */
    private void offer(Connection connection, Waiting entry) throws SQLException {
        Moment now = new Moment(RecordedTime.read(connection));
        Waiting.Wanted wanted = entry.wanted();
        Nights nights = wanted.nights(now.day());
        Search wish = new Search(nights.from(), wanted.nights(), wanted.needs(), wanted.area());
        for (Flat free : search.free(connection, wish, now.day(), FLATS_EACH)) {
            if (entry.wish(free, now.day()) != null) {
                Flats.Recorded locked = flats.lock(connection, free.id());
                if (locked != null) {
                    offers.fill(connection, locked, now.at());
                }
                return;
            }
        }
    }

    private boolean expireOne(Connection connection) throws SQLException {
        UUID id = bookings.due(connection, RecordedTime.read(connection));
        Bookings.Recorded seen = id == null ? null : bookings.find(connection, id);
        Flats.Recorded flat =
                seen == null ? null : flats.lock(connection, seen.known().flat());
        Bookings.Recorded before = flat == null || id == null ? null : bookings.find(connection, id);
        if (before == null || flat == null || id == null) {
            return false;
        }
        Instant now = RecordedTime.read(connection);
        Diary diary = keep.diary(connection, flat, before.known().nights());
        Decision decision = line.offered(connection, id) == null
                ? diary.withdraw(before.known(), new Moment(now))
                : diary.expire(before.known(), new Moment(now));
        if (decision instanceof Decision.Accepted accepted) {
            keep.keep(connection, accepted, before.become(accepted.after(), now), flat);
            return true;
        }
        return false;
    }
}
