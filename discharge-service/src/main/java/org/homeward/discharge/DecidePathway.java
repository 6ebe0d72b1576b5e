package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
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

    DecidePathway(CaseTransaction transaction, ReferenceData reference) {
        this.transaction = transaction;
        this.reference = reference;
    }

    /**
     * @param destination null while it is open
     * @param answer how an outcome is told
     */
    public Answer decide(
            CaseCommand command, int pathway, @Nullable String destination, Function<CaseOutcome, Answer> answer) {
        return transaction.run(command, (state, stamp) -> decide(state, stamp, pathway, destination), answer);
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

    private java.util.List<String> destinations(int pathway, Stamp stamp) {
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
