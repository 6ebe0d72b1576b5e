package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.flat.domain.Decision;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.Flats;
import org.homeward.housing.flat.persistence.Suiting;
import org.homeward.housing.flat.persistence.WaitingList;
import org.homeward.kit.db.DatabaseFailure;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.log.WithoutMessage;
import org.homeward.kit.outbox.Relay;
import org.jboss.logging.Logger;

/**
 * Does what time alone decides: offers that nobody has answered go to the next in line, and those in line are offered
 * what is free by now. Any number of replicas may: each flat is locked, and what is done is no longer due.
 */
@ApplicationScoped
public class LookAgain {

    private static final Logger LOG = Logger.getLogger(LookAgain.class);

    private static final int FLATS_AT_ONCE = 100;

    /** Flats that may go to somebody in front before one that joins gets one, or waits for the clock. */
    private static final int TRIES = 10;

    private final Transactions transactions;
    private final Relay relay;
    private final Flats flats;
    private final Bookings bookings;
    private final Suiting suiting;
    private final WaitingList line;
    private final KeepBooking keep;
    private final OfferPlaces offers;

    LookAgain(
            Transactions transactions,
            Relay relay,
            Flats flats,
            Bookings bookings,
            Suiting suiting,
            WaitingList line,
            KeepBooking keep,
            OfferPlaces offers) {
        this.transactions = transactions;
        this.relay = relay;
        this.flats = flats;
        this.bookings = bookings;
        this.suiting = suiting;
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

    /** Tells of everybody who should have left before today and has not; gives of how many. Of each last day it is told once. */
    public int tellOverstays() {
        int count = 0;
        while (transactions.<Boolean>run(this::tellOverstay)) {
            count++;
        }
        if (count > 0) {
            relay.kick();
        }
        return count;
    }

    private boolean tellOverstay(Connection connection) throws SQLException {
        Moment now = new Moment(RecordedTime.read(connection));
        UUID id = bookings.overstayed(connection, now.day());
        Bookings.Recorded seen = id == null ? null : bookings.find(connection, id);
        if (id == null || seen == null || flats.lock(connection, seen.known().flat()) == null) {
            return false;
        }
        Bookings.Recorded before = bookings.find(connection, id);
        if (before != null && before.known().isOverstayed(now.day())) {
            bookings.write(connection, before.become(before.known(), now.at()), Decision.Happened.OVERSTAYED);
        }
        return true;
    }

    /** Offers every flat that is free for somebody in line to whoever comes first. */
    public void lookAgain() {
        String after = "";
        List<String> some;
        do {
            String last = after;
            some = transactions.search(connection -> suiting.flats(connection, last, FLATS_AT_ONCE));
            some.forEach(flat -> transactions.perform(connection -> fill(connection, flat)));
            after = some.isEmpty() ? after : some.getLast();
        } while (some.size() == FLATS_AT_ONCE);
        relay.kick();
    }

    /** Offers somebody who has just joined what is free for them. Whatever fails is left to {@link #lookAgain}. */
    void offerTo(UUID entry) {
        try {
            boolean more = true;
            for (int left = TRIES; more && left > 0; left--) {
                more = transactions.<Boolean>command(connection -> offerTo(connection, entry));
            }
            relay.kick();
        } catch (DatabaseFailure e) {
            LOG.warnf(WithoutMessage.of(e), "Who has joined the line is offered what is free a little later");
        }
    }

    /** Whether there was a flat for them, which whoever is in front may have got. */
    private boolean offerTo(Connection connection, UUID entry) throws SQLException {
        String flat = suiting.flatFor(connection, entry);
        if (flat != null) {
            fill(connection, flat);
        }
        return flat != null;
    }

    private void fill(Connection connection, String flat) throws SQLException {
        Flats.Recorded locked = flats.lock(connection, flat);
        if (locked != null) {
            offers.fill(connection, locked, RecordedTime.read(connection));
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
