package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.domain.CaseFact.DelayClosed;
import org.homeward.discharge.domain.Delay;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/** Says that a wait is over. */
@ApplicationScoped
public class CloseDelay {

    private final CaseTransaction transaction;

    CloseDelay(CaseTransaction transaction) {
        this.transaction = transaction;
    }

    /** @param answer how an outcome is told */
    public Answer close(CaseCommand command, UUID delay, Function<CaseOutcome, Answer> answer) {
        return transaction.run(command, (state, stamp) -> decide(state, stamp, delay), answer);
    }

    private static Decided decide(CaseState state, Stamp stamp, UUID id) {
        Delay delay = state.discharge().delays().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
        if (delay == null) {
            return new Decided.No(new CaseOutcome.UnknownDelay());
        }
        if (!delay.isOpen()) {
            return new Decided.No(new CaseOutcome.Refused("delay-closed", "the wait is over already", state));
        }
        if (stamp.occurredAt().isBefore(delay.from())) {
            return new Decided.No(new CaseOutcome.Impossible("until", "must not be earlier than the wait began"));
        }
        return new Decided.Fact(new DelayClosed(stamp, id), id);
    }
}
