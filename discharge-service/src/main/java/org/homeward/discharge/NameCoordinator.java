package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.domain.CaseFact.CoordinatorNamed;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/** Names the one person who coordinates a discharge; whoever was before stays in the case as handed over from. */
@ApplicationScoped
public class NameCoordinator {

    private final CaseTransaction transaction;

    NameCoordinator(CaseTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * @param name of a member of staff
     * @param answer how an outcome is told
     */
    public Answer name(CaseCommand command, String name, String organisation, Function<CaseOutcome, Answer> answer) {
        return transaction.run(command, (state, stamp) -> decide(state, stamp, name, organisation), answer);
    }

    private static Decided decide(CaseState state, Stamp stamp, String name, String organisation) {
        return state.discharge().status().isOpen()
                ? new Decided.Fact(new CoordinatorNamed(stamp, name, organisation), stamp.id())
                : new Decided.No(new CaseOutcome.Refused("stay-is-over", "the stay has ended or was cancelled", state));
    }
}
