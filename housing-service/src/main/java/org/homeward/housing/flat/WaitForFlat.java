package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.homeward.housing.flat.domain.OfferedInVain;
import org.homeward.housing.flat.domain.StayInLine;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.persistence.StayEnds;
import org.homeward.housing.flat.persistence.WaitingList;
import org.homeward.housing.flat.persistence.WaitingList.Place;
import org.homeward.housing.flat.persistence.WaitingList.Placed;
import org.homeward.housing.flat.persistence.WaitingList.Recorded;
import org.homeward.housing.persistence.Stays;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Puts somebody in line for a flat, and takes them out again. What is free already is offered a moment later. */
@ApplicationScoped
public class WaitForFlat {

    /** What came of it. */
    public sealed interface Outcome {
        record InLine(Recorded entry) implements Outcome {}

        /** The entry stays as it is. @param status that does not allow it */
        record Refused(String status) implements Outcome {}

        /** Somebody stands in line once. */
        record AlreadyInLine(Recorded entry) implements Outcome {}

        /** The person has left hospital, has died, or never came. */
        record StayEnded() implements Outcome {}

        /** The stay is part of another one. */
        record Merged(String into) implements Outcome {}

        /** No such stay or entry, or none that the caller may see. */
        record Unknown() implements Outcome {}
    }

    private final DoOnce once;
    private final Transactions transactions;
    private final Stays stays;
    private final StayEnds ends;
    private final WaitingList line;
    private final LookAgain look;

    WaitForFlat(DoOnce once, Transactions transactions, Stays stays, StayEnds ends, WaitingList line, LookAgain look) {
        this.once = once;
        this.transactions = transactions;
        this.stays = stays;
        this.ends = ends;
        this.line = line;
        this.look = look;
    }

    /** @param answer how an outcome is told */
    public Answer join(
            String stay,
            Waiting.Wanted wanted,
            FlatActor actor,
            IdempotencyKeys.Command command,
            Function<Outcome, Answer> answer) {
        AtomicReference<@Nullable UUID> joined = new AtomicReference<>();
        Answer told = once.run(
                command,
                connection -> {
                    Outcome outcome = join(connection, stay, wanted, actor);
                    joined.set(
                            outcome instanceof Outcome.InLine(Recorded entry)
                                    ? entry.entry().id()
                                    : null);
                    return answer.apply(outcome);
                },
                () -> answer.apply(new Outcome.Unknown()));
        UUID entry = joined.get();
        if (entry != null) {
            look.offerTo(entry);
        }
        return told;
    }

    /** @param answer how an outcome is told */
    public Answer leave(
            UUID id,
            String reason,
            FlatActor actor,
            IdempotencyKeys.Command command,
            Function<Outcome, Answer> answer) {
        return once.run(command, connection -> answer.apply(leave(connection, id, reason, actor)));
    }

    /** Those in line, in order. @param trust whose patients; null for everybody's @param after who was seen last */
    public List<Placed> line(@Nullable String trust, @Nullable Place after, int limit) {
        return transactions.search(connection -> line.line(connection, trust, after, limit));
    }

    public @Nullable Recorded find(UUID id) {
        return transactions.<@Nullable Recorded>run(connection -> line.find(connection, id));
    }

    private Outcome join(Connection connection, String stay, Waiting.Wanted wanted, FlatActor actor)
            throws SQLException {
        StayInLine locked = ends.lock(connection, stay);
        Stays.Known known = locked == null ? null : stays.find(connection, stay);
        if (known == null || locked == null || !actor.actsForTrust().test(known.trust())) {
            throw new DoOnce.NotHereYet();
        }
        if (known.into() != null) {
            return new Outcome.Merged(known.into());
        }
        if (locked.hasEnded()) {
            return new Outcome.StayEnded();
        }
        Recorded there = line.live(connection, known.id());
        if (there != null) {
            return new Outcome.AlreadyInLine(there);
        }
        Instant now = RecordedTime.read(connection);
        Waiting entry = new Waiting(
                UUID.randomUUID(), known.id(), wanted, now, OfferedInVain.NOTHING, new Waiting.State.Waits());
        return new Outcome.InLine(line.write(connection, new Recorded(entry, known.trust(), 1, now)));
    }

    private Outcome leave(Connection connection, UUID id, String reason, FlatActor actor) throws SQLException {
        Recorded before = line.lock(connection, id);
        if (before == null || !actor.actsForTrust().test(before.trust())) {
            return new Outcome.Unknown();
        }
        if (!(before.entry().state() instanceof Waiting.State.Waits)) {
            return new Outcome.Refused(before.entry().state().code());
        }
        Waiting gone = before.entry().in(new Waiting.State.Gone(reason));
        Instant now = RecordedTime.read(connection);
        return new Outcome.InLine(
                line.write(connection, new Recorded(gone, before.trust(), before.version() + 1, now)));
    }
}
