package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.care.domain.Reservation;
import org.homeward.capacity.care.persistence.CapacityHolds;
import org.homeward.capacity.care.persistence.CareRecords;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.capacity.domain.Release;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Keeps hours or places of a provider for somebody until an instant, or refuses; and releases them. */
@ApplicationScoped
public class HoldCapacity {

    /** @param amount hundredths of a staff hour a week, or of a place */
    public record Command(
            String provider,
            Line line,
            long amount,
            String purpose,
            Instant until,
            String by,
            IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Held(String provider, Reservation hold) implements Outcome {}

        record UnknownProvider() implements Outcome {}

        record EndsInThePast() implements Outcome {}

        /** @param left what there is of it; null if nobody has declared any */
        record NotEnough(@Nullable Availability left) implements Outcome {}
    }

    private final DoOnce once;
    private final Transactions transactions;
    private final Providers providers;
    private final CapacityHolds holds;
    private final CareRecords records;

    HoldCapacity(
            DoOnce once, Transactions transactions, Providers providers, CapacityHolds holds, CareRecords records) {
        this.once = once;
        this.transactions = transactions;
        this.providers = providers;
        this.holds = holds;
        this.records = records;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer hold(Command command, Function<Outcome, Answer> answer) {
        return once.run(command.idempotency(), c -> answer.apply(hold(c, command)));
    }

    /** Null if there is none. */
    public @Nullable Reservation find(String provider, UUID id) {
        return transactions.<@Nullable Reservation>run(connection -> holds.find(connection, provider, id));
    }

    /**
     * Releases a hold; one that has ended already stays as it is.
     *
     * @param answer how it is told what came of it
     */
    public Answer release(
            String provider, UUID id, IdempotencyKeys.Command idempotency, Function<Release, Answer> answer) {
        return once.run(idempotency, c -> answer.apply(release(c, provider, id)));
    }

    private Release release(Connection connection, String provider, UUID id) throws SQLException {
        providers.lock(connection, List.of(provider));
        Reservation hold = holds.find(connection, provider, id);
        if (hold == null) {
            return Release.UNKNOWN_HOLD;
        }
        Instant now = RecordedTime.read(connection);
        if (hold.end().isAfter(now)) {
            holds.end(connection, id, now);
            records.refresh(connection, List.of(provider));
        }
        return Release.RELEASED;
    }

    private Outcome hold(Connection connection, Command command) throws SQLException {
        if (providers.latest(connection, command.provider()) == null) {
            return new Outcome.UnknownProvider();
        }
        providers.lock(connection, List.of(command.provider()));
        Instant now = RecordedTime.read(connection);
        if (!command.until().isAfter(now)) {
            return new Outcome.EndsInThePast();
        }
        Availability left = records.capacity(connection, command.provider(), now).lines().stream()
                .filter(line -> line.line().equals(command.line()))
                .findFirst()
                .orElse(null);
        Long amount = left == null || left.isExpiredAt(now) ? null : left.amount();
        if (amount == null || amount < command.amount()) {
            return new Outcome.NotEnough(left);
        }
        Reservation hold = new Reservation(
                UUID.randomUUID(),
                command.line(),
                command.amount(),
                command.purpose(),
                command.by(),
                now,
                command.until(),
                null);
        holds.add(connection, command.provider(), hold);
        records.refresh(connection, List.of(command.provider()));
        return new Outcome.Held(command.provider(), hold);
    }
}
