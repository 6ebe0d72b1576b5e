package org.homeward.discharge.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homeward.discharge.persistence.CaredFor;
import org.homeward.discharge.persistence.Stays;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.discharge.person.persistence.Assessments;
import org.homeward.discharge.person.persistence.People;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Records trusted assessments. They are made in a stay and attached to its person, so the next stay finds them again. */
@ApplicationScoped
public class AssessPerson {

    /** What was assessed, by whom, when. @param assessedAt null for now */
    public record Made(
            String kind,
            String assessor,
            String organisation,
            @Nullable Instant assessedAt,
            @Nullable LocalDate validUntil,
            @Nullable String summary) {}

    /** @param mayActFor whether the caller may act for a trust */
    public record Command(
            String stay, Made made, String by, Predicate<String> mayActFor, IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Recorded(TrustedAssessment assessment) implements Outcome {}

        /** Nobody has said yet whose stay it is. */
        record NoPerson() implements Outcome {}

        /** It cannot be meant. */
        record Impossible(String field, String reason) implements Outcome {}

        /** No such stay, or none that the caller may see. */
        record UnknownStay() implements Outcome {}
    }

    private final DoOnce once;
    private final Transactions transactions;
    private final Stays stays;
    private final People people;
    private final CaredFor caredFor;
    private final Assessments assessments;
    private final KeepAssessments keep;

    AssessPerson(
            DoOnce once,
            Transactions transactions,
            Stays stays,
            People people,
            CaredFor caredFor,
            Assessments assessments,
            KeepAssessments keep) {
        this.once = once;
        this.transactions = transactions;
        this.stays = stays;
        this.people = people;
        this.caredFor = caredFor;
        this.assessments = assessments;
        this.keep = keep;
    }

    /** @param answer how an outcome is told */
    public Answer record(Command command, Function<Outcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(record(connection, command)),
                () -> answer.apply(new Outcome.UnknownStay()));
    }

    /** The assessments of the person whose stay this is; null if there is none that the caller may see. */
    public @Nullable List<TrustedAssessment> ofStay(String stay, Predicate<String> mayActFor) {
        return transactions.<@Nullable List<TrustedAssessment>>run(connection -> {
            Stays.Known known = stays.find(connection, stay);
            if (known == null || !mayActFor.test(known.trust())) {
                return null;
            }
            String person = people.personOf(connection, known.id());
            return person == null ? List.of() : assessments.of(connection, person);
        });
    }

    /** So for a provider that has promised care for the stay; null if it has not. */
    public @Nullable List<TrustedAssessment> ofStayFor(String stay, String provider) {
        return transactions.<@Nullable List<TrustedAssessment>>run(connection -> {
            String person = caredFor.by(connection, stay, provider) ? people.personOf(connection, stay) : null;
            return person == null
                    ? null
                    : assessments.of(connection, person).stream()
                            .map(made -> made.seenBy(provider))
                            .toList();
        });
    }

    /** The assessments of a person; null if the caller may see none of the person's stays. */
    public @Nullable List<TrustedAssessment> ofPerson(String id, Predicate<String> mayActFor) {
        return transactions.<@Nullable List<TrustedAssessment>>run(connection -> {
            boolean seen = people.staysOf(connection, id).stream()
                    .map(People.StayOf::trust)
                    .anyMatch(mayActFor);
            return seen ? assessments.of(connection, people.survivor(connection, id)) : null;
        });
    }

    private Outcome record(Connection connection, Command command) throws SQLException {
        Stays.Known stay = stays.find(connection, command.stay());
        if (stay == null || !command.mayActFor().test(stay.trust())) {
            throw new DoOnce.NotHereYet();
        }
        String person = people.personOf(connection, stay.id());
        if (person == null) {
            return new Outcome.NoPerson();
        }
        keep.lock(connection, person);
        Instant now = RecordedTime.read(connection);
        Made made = command.made();
        Instant at = made.assessedAt() == null ? now : made.assessedAt();
        if (at.isAfter(now.plus(Times.AHEAD))) {
            return new Outcome.Impossible("assessedAt", "must not lie ahead");
        }
        TrustedAssessment recorded = new TrustedAssessment(
                UUID.randomUUID(),
                person,
                stay.trust(),
                stay.id(),
                made.kind(),
                made.assessor(),
                made.organisation(),
                at,
                made.validUntil(),
                made.summary(),
                command.by(),
                now,
                List.of());
        keep.add(connection, recorded);
        return new Outcome.Recorded(recorded);
    }
}
