package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.care.FindRestart;
import org.homeward.discharge.domain.CaseFact.PathwayDecided;
import org.homeward.discharge.domain.CodeList;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Decides on which pathway (0 to 3) a patient leaves, and to which destination of the reference list. */
@ApplicationScoped
public class DecidePathway {

    private final CaseTransaction transaction;
    private final ReferenceData reference;
    private final FindRestart restarts;

    DecidePathway(CaseTransaction transaction, ReferenceData reference, FindRestart restarts) {
        this.transaction = transaction;
        this.reference = reference;
        this.restarts = restarts;
    }

    /**
     * What is decided.
     *
     * @param pathway null where it follows from the package that is restarted
     * @param destination null while it is open
     * @param restarts the package of care that the patient goes home to again; null for none
     */
    public record Choice(
            @Nullable Integer pathway,
            @Nullable String destination,
            @Nullable UUID restarts) {}

    /** @param answer how an outcome is told */
    public Answer decide(CaseCommand command, Choice choice, Function<CaseOutcome, Answer> answer) {
        return transaction.run(
                command,
                (connection, state, stamp) -> decide(state, stamp, choice, restart(connection, choice, command.stay())),
                answer);
    }

    private OptionalInt restart(Connection connection, Choice choice, String stay) throws SQLException {
        UUID restarted = choice.restarts();
        return restarted == null ? OptionalInt.empty() : restarts.pathway(connection, restarted, stay);
    }

    /** A restart decides between 0 and 1 (hospital discharge guidance, Annex B). */
    private Decided decide(CaseState state, Stamp stamp, Choice choice, OptionalInt restart) {
        Integer said = choice.pathway();
        if (choice.restarts() != null && restart.isEmpty()) {
            return new Decided.No(new CaseOutcome.Impossible(
                    "restarts", "must be a package of this person that is paused, has lapsed or is sought again"));
        }
        if (said != null && restart.isPresent() && restart.getAsInt() != said) {
            return new Decided.No(new CaseOutcome.Impossible("pathway", mustBe(restart.getAsInt())));
        }
        if (said == null && restart.isEmpty()) {
            return new Decided.No(new CaseOutcome.Impossible("pathway", "is needed: 0 to 3"));
        }
        return decide(state, stamp, said == null ? restart.getAsInt() : said, choice.destination());
    }

    private static String mustBe(int pathway) {
        return pathway == 0
                ? "must be 0: the package is paused and goes on at the same level"
                : "must be 1: the package has lapsed, or is more than before";
    }

    private Decided decide(CaseState state, Stamp stamp, int pathway, @Nullable String destination) {
        if (!state.discharge().status().isOpen()) {
            return new Decided.No(
                    new CaseOutcome.Refused("stay-is-over", "the stay has ended or was cancelled", state));
        }
        if (destination != null && !leadsTo(pathway, destination, stamp)) {
            return new Decided.No(new CaseOutcome.Impossible(
                    "destination", "must be one of " + String.join(", ", destinations(pathway, stamp))));
        }
        return new Decided.Fact(new PathwayDecided(stamp, pathway, destination), stamp.id());
    }

    private boolean leadsTo(int pathway, String destination, Stamp stamp) {
        return destinations(pathway, stamp).contains(destination);
    }

    private List<String> destinations(int pathway, Stamp stamp) {
        CodeList list = reference.destinations();
        var day = London.dateOf(stamp.recordedAt());
        return list.codes(day).stream()
                .filter(code -> {
                    CodeList.Entry entry = list.find(code, day);
                    return entry != null && entry.pathway().equals(Integer.toString(pathway));
                })
                .toList();
    }
}
