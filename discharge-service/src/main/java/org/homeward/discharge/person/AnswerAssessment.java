package org.homeward.discharge.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.persistence.CaredFor;
import org.homeward.discharge.persistence.Stays;
import org.homeward.discharge.person.domain.AssessmentAnswer;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.discharge.person.persistence.People;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** A provider that has promised care for a stay says whether it accepts an assessment of the person. */
@ApplicationScoped
public class AnswerAssessment {

    /**
     * @param stay for which the provider has promised care
     * @param flaw what is wrong, in words; null where it accepts
     */
    public record Command(
            String stay,
            UUID assessment,
            @Nullable String flaw,
            String provider,
            String by,
            IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Recorded(TrustedAssessment assessment) implements Outcome {}

        /** No such assessment of the person whose stay it is. */
        record UnknownAssessment() implements Outcome {}

        /** No such stay, or none for which the caller has promised care. */
        record UnknownStay() implements Outcome {}
    }

    private final DoOnce once;
    private final Stays stays;
    private final People people;
    private final CaredFor caredFor;
    private final KeepAssessments keep;

    AnswerAssessment(DoOnce once, Stays stays, People people, CaredFor caredFor, KeepAssessments keep) {
        this.once = once;
        this.stays = stays;
        this.people = people;
        this.caredFor = caredFor;
        this.keep = keep;
    }

    /** @param answer how an outcome is told */
    public Answer answer(Command command, Function<Outcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(answer(connection, command)),
                () -> answer.apply(new Outcome.UnknownStay()));
    }

    private Outcome answer(Connection connection, Command command) throws SQLException {
        Stays.Known stay = stays.find(connection, command.stay());
        if (stay == null || !caredFor.by(connection, stay.id(), command.provider())) {
            throw new DoOnce.NotHereYet();
        }
        String person = people.personOf(connection, stay.id());
        if (person == null) {
            return new Outcome.UnknownAssessment();
        }
        TrustedAssessment made = keep.lock(connection, person).stream()
                .filter(one -> one.id().equals(command.assessment()))
                .findFirst()
                .orElse(null);
        if (made == null) {
            return new Outcome.UnknownAssessment();
        }
        Instant now = RecordedTime.read(connection);
        var answer = new AssessmentAnswer(command.provider(), command.flaw(), command.by(), now);
        return new Outcome.Recorded(keep.answer(connection, made, answer).seenBy(command.provider()));
    }
}
