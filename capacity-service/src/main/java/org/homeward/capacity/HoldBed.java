package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.Hold;
import org.homeward.capacity.domain.HoldDecision;
import org.homeward.capacity.domain.Reason;
import org.homeward.capacity.persistence.Holds;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.capacity.persistence.Stays;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Holds a bed for a stay or a purpose, or refuses, in one transaction under the lock of the bed's record. A stay that
 * has not arrived here yet is waited for; it is locked against ending meanwhile.
 */
@ApplicationScoped
public class HoldBed {

    /**
     * @param mayActFor whether the caller may act for a trust
     * @param idempotency how to recognise the command when it comes again
     */
    public record Command(
            String bed,
            @Nullable String stay,
            @Nullable String purpose,
            Instant until,
            String by,
            Predicate<String> mayActFor,
            IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Held(Hold hold) implements Outcome {}

        /** What keeps the bed from being held, on the bed's record as it is. */
        record Refused(Bed bed, List<Reason> reasons) implements Outcome {}

        /** The stay has ended already. */
        record StayIsOver() implements Outcome {}

        record EndsInThePast() implements Outcome {}

        /** No such bed, or none that the caller may see. */
        record UnknownBed() implements Outcome {}

        /** No such stay, or none that the caller may see. */
        record UnknownStay() implements Outcome {}
    }

    private final DoOnce once;
    private final Transactions transactions;
    private final Stays stays;
    private final Holds holds;
    private final LiveViews views;

    HoldBed(DoOnce once, Transactions transactions, Stays stays, Holds holds, LiveViews views) {
        this.once = once;
        this.transactions = transactions;
        this.stays = stays;
        this.holds = holds;
        this.views = views;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer hold(Command command, Function<Outcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(decide(connection, command)),
                () -> answer.apply(transactions.run(connection -> missing(connection, command))));
    }

    private Outcome missing(Connection connection, Command command) throws SQLException {
        return command.stay() != null && visibleStay(connection, command) == null
                ? new Outcome.UnknownStay()
                : new Outcome.UnknownBed();
    }

    private Stays.@Nullable Known visibleStay(Connection connection, Command command) throws SQLException {
        Stays.Known stay = command.stay() == null ? null : stays.find(connection, command.stay());
        return stay == null || !command.mayActFor().test(stay.trust()) ? null : stay;
    }

    private Outcome decide(Connection connection, Command command) throws SQLException {
        Stays.Known stay = visibleStay(connection, command);
        if (command.stay() != null && stay == null) {
            throw new DoOnce.NotHereYet();
        }
        if (!views.lockExisting(connection, command.bed())) {
            throw new DoOnce.NotHereYet();
        }
        Instant now = RecordedTime.read(connection);
        endIfOver(connection, command.bed(), now);
        Bed bed = views.bed(connection, command.bed());
        if (bed == null || !command.mayActFor().test(bed.trust())) {
            throw new DoOnce.NotHereYet();
        }
        if (!command.until().isAfter(now)) {
            return new Outcome.EndsInThePast();
        }
        if (stay != null && stay.isOver()) {
            return new Outcome.StayIsOver();
        }
        return switch (HoldDecision.on(bed, command.stay(), now)) {
            case HoldDecision.Refused(List<Reason> reasons) -> new Outcome.Refused(bed, reasons);
            case HoldDecision.Granted granted -> hold(connection, command, bed, now);
        };
    }

    private Outcome hold(Connection connection, Command command, Bed bed, Instant now) throws SQLException {
        Hold hold = new Hold(
                UUID.randomUUID(),
                command.bed(),
                command.stay(),
                command.purpose(),
                command.by(),
                now,
                command.until(),
                null);
        if (!holds.add(connection, hold, bed.trust(), now)) {
            throw new IllegalStateException("a live hold that the bed's record does not show");
        }
        views.refresh(connection, List.of(command.bed()));
        return new Outcome.Held(hold);
    }

    private void endIfOver(Connection connection, String bed, Instant now) throws SQLException {
        Hold live = holds.live(connection, bed);
        if (live != null && !live.until().isAfter(now)) {
            holds.end(connection, List.of(new Holds.Ended(live, live.until(), Hold.End.EXPIRED)), now);
        }
    }
}
