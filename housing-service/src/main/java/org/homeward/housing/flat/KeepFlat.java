package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.Flats;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stock: a flat that is declared again is described anew, and goes out of service and back. What is booked
 * stays booked; a booking whose flat is out of service, or no longer what it needs, has an alarm.
 */
@ApplicationScoped
public class KeepFlat {

    /**
     * By whom, and over what.
     *
     * @param seenVersion version of the flat that the caller has seen, null if that does not matter
     * @param idempotency how to recognise the command when it comes again
     */
    public record Command(FlatActor actor, @Nullable Long seenVersion, IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Kept(Flats.Recorded flat, List<Booking> booked, boolean isNew) implements Outcome {}

        /** Somebody else keeps a flat of this name. */
        record OfAnother() implements Outcome {}

        /** It is no longer what the caller has seen, and stays as it is. */
        record ChangedSince(Flats.Recorded flat, List<Booking> booked) implements Outcome {}

        record UnknownFlat() implements Outcome {}
    }

    private final DoOnce once;
    private final Flats flats;
    private final Bookings bookings;
    private final OfferPlaces offers;

    KeepFlat(DoOnce once, Flats flats, Bookings bookings, OfferPlaces offers) {
        this.once = once;
        this.flats = flats;
        this.bookings = bookings;
        this.offers = offers;
    }

    /** Adds a flat, or describes it anew and as a whole: only what is out of service stays as it was. @param answer how an outcome is told */
    public Answer declare(Flat flat, Command command, Function<Outcome, Answer> answer) {
        return once.run(command.idempotency(), connection -> answer.apply(declare(connection, flat, command)));
    }

    /** Changes when a flat is in service. @param answer how an outcome is told */
    public Answer change(String flat, UnaryOperator<Flat> change, Command command, Function<Outcome, Answer> answer) {
        return once.run(command.idempotency(), connection -> answer.apply(change(connection, flat, change, command)));
    }

    private Outcome declare(Connection connection, Flat flat, Command command) throws SQLException {
        String owner = command.actor().owner();
        if (command.seenVersion() == null && flats.claim(connection, flat.id(), owner)) {
            return kept(connection, flat, owner, 1);
        }
        return change(connection, flat.id(), known -> flat.with(known.outages()), command);
    }

    private Outcome change(Connection connection, String id, UnaryOperator<Flat> change, Command command)
            throws SQLException {
        Flats.Recorded before = flats.lock(connection, id);
        if (before == null) {
            return new Outcome.UnknownFlat();
        }
        if (!command.actor().mayChange(before)) {
            return new Outcome.OfAnother();
        }
        if (command.seenVersion() != null && command.seenVersion() != before.version()) {
            return new Outcome.ChangedSince(before, open(connection, before.flat()));
        }
        return kept(connection, change.apply(before.flat()), before.owner(), before.version() + 1);
    }

    private Outcome kept(Connection connection, Flat flat, String owner, long version) throws SQLException {
        Instant now = RecordedTime.read(connection);
        Flats.Recorded kept =
                flats.write(connection, new Flats.Recorded(flat, owner, version, now), open(connection, flat));
        Flats.Recorded after = offers.fill(connection, kept, now);
        return new Outcome.Kept(after, open(connection, flat), version == 1);
    }

    private List<Booking> open(Connection connection, Flat flat) throws SQLException {
        return bookings.open(connection, List.of(flat.id())).getOrDefault(flat.id(), List.of());
    }
}
