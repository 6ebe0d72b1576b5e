package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.domain.CaseFact.DelayOpened;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/** Opens a wait in the delay ledger; several may last at once, each with its reason and owner. */
@ApplicationScoped
public class OpenDelay {

    /** @param reason code of the reference list; the same reason may not wait twice for one owner */
    public record Wait(String reason, String owner, String organisation) {}

    private final CaseTransaction transaction;
    private final ReferenceData reference;

    OpenDelay(CaseTransaction transaction, ReferenceData reference) {
        this.transaction = transaction;
        this.reference = reference;
    }

    /** @param answer how an outcome is told */
    public Answer open(CaseCommand command, Wait wait, Function<CaseOutcome, Answer> answer) {
        return transaction.run(command, (state, stamp) -> decide(state, stamp, wait), answer);
    }

    private Decided decide(CaseState state, Stamp stamp, Wait wait) {
        LocalDate day = London.dateOf(stamp.recordedAt());
        if (reference.delayReasons().find(wait.reason(), day) == null) {
            return new Decided.No(new CaseOutcome.Impossible(
                    "reason",
                    "must be one of "
                            + String.join(", ", reference.delayReasons().codes(day))));
        }
        if (!state.discharge().status().isOpen()) {
            return new Decided.No(
                    new CaseOutcome.Refused("stay-is-over", "the stay has ended or was cancelled", state));
        }
        if (!isOfThisPresence(state.discharge(), stamp.occurredAt())) {
            return new Decided.No(notInHospital(state));
        }
        boolean waits = state.discharge().openDelays().stream()
                .anyMatch(delay ->
                        delay.reason().equals(wait.reason()) && delay.owner().equals(wait.owner()));
        if (waits) {
            return new Decided.No(
                    new CaseOutcome.Refused("delay-open", "this owner is waited for with this reason already", state));
        }
        UUID id = stamp.id();
        return new Decided.Fact(new DelayOpened(stamp, id, wait.reason(), wait.owner(), wait.organisation()), id);
    }

    /** Whether a wait may begin then: nobody waits to leave before being in hospital. */
    static boolean isOfThisPresence(DischargeCase discharge, Instant time) {
        Instant since = discharge.presentSince();
        return since != null && !time.isBefore(since) && discharge.wasInHospital(time);
    }

    static CaseOutcome notInHospital(CaseState state) {
        return new CaseOutcome.Refused(
                "not-in-hospital", "the patient was not in hospital when the wait is said to begin", state);
    }
}
