package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Decision;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.domain.Refusal;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.Flats;
import org.homeward.housing.flat.persistence.WaitingList;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** What people do with a booking: arrive, extend, leave, cancel, answer an offer; under the lock of its flat. */
@ApplicationScoped
public class ChangeBooking {

    /** What is to be done. */
    public sealed interface Change {
        /** @param at when; null for now */
        record Arrive(@Nullable Instant at) implements Change {}

        /** @param reason a code */
        record Extend(LocalDate until, String reason) implements Change {}

        /** @param at when; null for now */
        record Leave(@Nullable Instant at) implements Change {}

        record Cancel(String reason) implements Change {}

        /** To an offer: yes. */
        record Accept() implements Change {}

        /** To an offer: no. */
        record Decline(String reason) implements Change {}
    }

    /**
     * @param seenVersion version that the caller has seen, null if that does not matter
     * @param idempotency how to recognise the command when it comes again
     */
    public record Command(
            UUID booking,
            Change change,
            @Nullable Long seenVersion,
            FlatActor actor,
            IdempotencyKeys.Command idempotency) {}

    private final DoOnce once;
    private final Flats flats;
    private final Bookings bookings;
    private final WaitingList line;
    private final KeepBooking keep;

    ChangeBooking(DoOnce once, Flats flats, Bookings bookings, WaitingList line, KeepBooking keep) {
        this.once = once;
        this.flats = flats;
        this.bookings = bookings;
        this.line = line;
        this.keep = keep;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer change(Command command, Function<BookingOutcome, Answer> answer) {
        return once.run(command.idempotency(), connection -> answer.apply(change(connection, command)));
    }

    private BookingOutcome change(Connection connection, Command command) throws SQLException {
        Bookings.Recorded seen = bookings.find(connection, command.booking());
        Flats.Recorded flat =
                seen == null ? null : flats.lock(connection, seen.known().flat());
        // Read again: what was seen before the lock may be over.
        Bookings.Recorded before = flat == null ? null : bookings.find(connection, command.booking());
        if (before == null || flat == null || !command.actor().mayChange(before, flat)) {
            return new BookingOutcome.UnknownBooking();
        }
        if (command.seenVersion() != null && command.seenVersion() != before.version()) {
            return new BookingOutcome.Refused(new Refusal.ChangedSince(), before, flat.flat());
        }
        if (command.change() instanceof Change.Accept
                && before.known().state() instanceof Booking.State.Offered
                && line.offered(connection, command.booking()) == null) {
            return new BookingOutcome.Refused(new Refusal.Withdrawn(), before, flat.flat());
        }
        Instant now = RecordedTime.read(connection);
        Diary diary = keep.diary(connection, flat, nights(before.known(), command.change()));
        return switch (decide(diary, before.known(), command.change(), new Moment(now))) {
            case Decision.Rejected rejected -> new BookingOutcome.Refused(rejected.reason(), before, flat.flat());
            case Decision.Accepted decision ->
                keep.keep(connection, decision, before.become(decision.after(), now), flat);
        };
    }

    /** The nights that others must be known of. */
    private static Nights nights(Booking known, Change change) {
        return change instanceof Change.Extend extend
                        && extend.until().isAfter(known.nights().from())
                ? new Nights(known.nights().from(), extend.until())
                : known.nights();
    }

    private static Decision decide(Diary diary, Booking known, Change change, Moment now) {
        return switch (change) {
            case Change.Arrive(Instant at) -> diary.arrive(known, at == null ? now.at() : at, now);
            case Change.Extend(LocalDate until, String reason) -> diary.extend(known, until, reason, now);
            case Change.Leave(Instant at) -> diary.leave(known, at == null ? now.at() : at, now);
            case Change.Cancel(String reason) -> diary.cancel(known, reason, now);
            case Change.Accept accept -> diary.accept(known, now);
            case Change.Decline(String reason) -> diary.decline(known, reason, now);
        };
    }
}
