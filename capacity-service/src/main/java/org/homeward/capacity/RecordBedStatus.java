package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.capacity.domain.BedStatusFact;
import org.homeward.capacity.domain.BedStatusFact.Said;
import org.homeward.capacity.persistence.BedStatuses;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Records what a hospital says about a bed. A fact is never refused for what it contradicts. */
@ApplicationScoped
public class RecordBedStatus {

    private static final String SOURCE = "bed-status";

    /** How far ahead a clock may be. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * @param from since when, null for now; only a closure may lie ahead
     * @param until of a closure its planned end
     * @param detail of a closure why, as a code
     */
    public record Command(
            String bed,
            String trust,
            Said said,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String detail) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Kept(BedStatuses.Recorded fact) implements Outcome {}

        /** It cannot be meant. */
        record Impossible(String field, String reason) implements Outcome {}
    }

    private final DoOnce once;
    private final Transactions transactions;
    private final BedStatuses statuses;
    private final LiveViews views;

    RecordBedStatus(DoOnce once, Transactions transactions, BedStatuses statuses, LiveViews views) {
        this.once = once;
        this.transactions = transactions;
        this.statuses = statuses;
        this.views = views;
    }

    /**
     * Records it, once for each idempotency key.
     *
     * @param answer how an outcome is told; what it says is what the same command is answered again
     */
    public Answer keep(Command command, IdempotencyKeys.Command idempotency, Function<Outcome, Answer> answer) {
        return once.run(idempotency, c -> answer.apply(keep(c, command)));
    }

    /** The fact with this id, null if there is none. */
    public BedStatuses.@Nullable Recorded find(UUID id) {
        return transactions.<BedStatuses.@Nullable Recorded>run(connection -> statuses.find(connection, id));
    }

    private Outcome keep(Connection connection, Command command) throws SQLException {
        views.lock(connection, List.of(command.bed()));
        Instant now = RecordedTime.read(connection);
        Instant from = command.from() == null ? now : command.from();
        if (command.said() != Said.CLOSED && from.isAfter(now.plus(AHEAD))) {
            return new Outcome.Impossible("from", "must not lie ahead");
        }
        if (command.until() != null && !command.until().isAfter(from)) {
            return new Outcome.Impossible("until", "must be later than from");
        }
        BedStatuses.Recorded fact = new BedStatuses.Recorded(
                UUID.randomUUID(),
                command.bed(),
                command.trust(),
                new BedStatusFact(command.said(), from, command.until(), command.detail(), 0),
                now,
                SOURCE);
        statuses.keep(connection, List.of(fact));
        views.refresh(connection, List.of(command.bed()));
        return new Outcome.Kept(fact);
    }
}
