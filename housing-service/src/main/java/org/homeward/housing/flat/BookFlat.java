package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.housing.flat.domain.Circumstances;
import org.homeward.housing.flat.domain.Decision;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.Flats;
import org.homeward.housing.flat.persistence.StayEnds;
import org.homeward.housing.persistence.Stays;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/** Books a flat for a stay, under the lock of the flat. A stay that has not arrived here yet is waited for. */
@ApplicationScoped
public class BookFlat {

    /** @param idempotency how to recognise the command when it comes again */
    public record Command(
            String flat,
            String stay,
            Nights nights,
            Set<String> needs,
            FlatActor actor,
            IdempotencyKeys.Command idempotency) {}

    private final DoOnce once;
    private final Stays stays;
    private final StayEnds ends;
    private final Flats flats;
    private final KeepBooking keep;

    BookFlat(DoOnce once, Stays stays, StayEnds ends, Flats flats, KeepBooking keep) {
        this.once = once;
        this.stays = stays;
        this.ends = ends;
        this.flats = flats;
        this.keep = keep;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer book(Command command, Function<BookingOutcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(book(connection, command)),
                () -> answer.apply(new BookingOutcome.UnknownStay()));
    }

    private BookingOutcome book(Connection connection, Command command) throws SQLException {
        Stays.Known stay = stays.find(connection, command.stay());
        if (stay == null || !command.actor().actsForTrust().test(stay.trust())) {
            throw new DoOnce.NotHereYet();
        }
        if (stay.into() != null) {
            return new BookingOutcome.Merged(stay.into());
        }
        if (ends.isVoid(connection, stay.id())) {
            return new BookingOutcome.StayEnded();
        }
        Flats.Recorded flat = flats.lock(connection, command.flat());
        if (flat == null) {
            return new BookingOutcome.UnknownFlat();
        }
        Instant now = RecordedTime.read(connection);
        Diary diary = keep.diary(connection, flat, command.nights());
        Diary.Wish wish = new Diary.Wish(UUID.randomUUID(), stay.id(), command.nights(), command.needs());
        return switch (diary.book(wish, new Moment(now))) {
            case Decision.Accepted decision ->
                keep.keep(
                        connection,
                        decision,
                        new Bookings.Recorded(decision.after(), stay.trust(), 1, now, Circumstances.NONE),
                        flat);
            case Decision.Rejected rejected -> new BookingOutcome.Refused(rejected.reason(), null, flat.flat());
        };
    }
}
