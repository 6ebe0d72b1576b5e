package org.homeward.discharge.note;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.persistence.CaredFor;
import org.homeward.discharge.persistence.Stays;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Writes and reads what organisations note about a stay. */
@ApplicationScoped
public class WriteNotes {

    /** @param by who writes */
    public record Command(
            String stay,
            boolean shared,
            String text,
            String by,
            NoteRights rights,
            IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Written(Note note) implements Outcome {}

        /** The stay is part of another one. */
        record Merged(String into) implements Outcome {}

        /** No such stay, or none that the caller may see. */
        record UnknownStay() implements Outcome {}
    }

    private final DoOnce once;
    private final Transactions transactions;
    private final Stays stays;
    private final CaredFor caredFor;
    private final Notes notes;

    WriteNotes(DoOnce once, Transactions transactions, Stays stays, CaredFor caredFor, Notes notes) {
        this.once = once;
        this.transactions = transactions;
        this.stays = stays;
        this.caredFor = caredFor;
        this.notes = notes;
    }

    /** @param answer how an outcome is told */
    public Answer write(Command command, Function<Outcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(write(connection, command)),
                () -> answer.apply(new Outcome.UnknownStay()));
    }

    /**
     * What the caller sees of a stay's notes, the first first.
     *
     * @param after time and id of the last one seen, null at the beginning
     * @return null if there is no such stay, or none that the caller may see
     */
    public @Nullable List<Note> read(
            String stay, NoteRights rights, @Nullable Instant afterTime, @Nullable UUID afterId, int limit) {
        return transactions.<@Nullable List<Note>>run(connection -> {
            Stays.Known known = stays.find(connection, stay);
            Notes.After after = afterTime == null || afterId == null ? null : new Notes.After(afterTime, afterId);
            return known == null || !sees(connection, known, rights)
                    ? null
                    : notes.list(connection, stay, rights.organisation(), after, limit);
        });
    }

    private Outcome write(Connection connection, Command command) throws SQLException {
        Stays.Known stay = stays.find(connection, command.stay());
        if (stay == null || !sees(connection, stay, command.rights())) {
            throw new DoOnce.NotHereYet();
        }
        if (stay.into() != null) {
            return new Outcome.Merged(stay.into());
        }
        String own = command.rights().organisation();
        Note note = new Note(
                UUID.randomUUID(),
                stay.id(),
                own == null ? stay.trust() : own,
                command.shared(),
                command.text(),
                command.by(),
                RecordedTime.read(connection));
        notes.add(connection, note);
        return new Outcome.Written(note);
    }

    private boolean sees(Connection connection, Stays.Known stay, NoteRights rights) throws SQLException {
        String provider = rights.provider();
        return rights.mayActFor().test(stay.trust())
                || provider != null && caredFor.by(connection, stay.id(), provider);
    }
}
